#pragma once
#include <algorithm>
#include <cmath>

/// Functions of which a standard library may give another last bit on another machine.
namespace explainer::disputes {

/// e^x
inline double exponential(double x) {
  x = std::clamp(x, -60.0, 60.0);
  const double n = std::floor(x * 1.4426950408889634 + 0.5);
  const double r = x - n * 0.6931471805599453;
  double e = 1, term = 1;
  for (int k = 1; k <= 12; ++k) {
    term = term * r / k;
    e = e + term;
  }
  return std::ldexp(e, static_cast<int>(n));
}

/// ln x of what is above 0
inline double logarithm(double x) {
  int n = 0;
  const double m = std::frexp(x, &n);  // 0.5 to 1
  const double t = (m - 0.75) / (m + 0.75), square = t * t;
  double sum = 0, power = t;
  for (int k = 1; k <= 21; k += 2) {
    sum = sum + power / k;
    power = power * square;
  }
  return 2 * sum + n * 0.6931471805599453 - 0.2876820724517809;  // ln 0.75
}

inline double sigmoid(double score) { return 1 / (1 + exponential(-score)); }

/// The score of a share, the way back from `sigmoid`; no more than a millionth from the ends.
inline double logit(double share) {
  share = std::clamp(share, 1e-6, 1 - 1e-6);
  return logarithm(share / (1 - share));
}

}  // namespace explainer::disputes
