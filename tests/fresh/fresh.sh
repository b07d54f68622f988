#!/bin/bash
# The README's promise on a Debian with nothing on it: fresh.sh SUITE [TASK of the Makefile; default: test]
# A root is made in build/fresh (once: remove the folder for a new one), the tree as it is committed is put into it and the
# task runs there, with the network and without what this machine has installed. Prints the minutes it took.
set -euo pipefail
suite=${1:?usage: fresh.sh SUITE [TASK]}
task=${2:-test}
tree=$(git -C "$(dirname "$0")" rev-parse --show-toplevel)
root=$tree/build/fresh/$suite
if [ "$(id -u)" != 0 ]; then echo "fresh.sh makes a root of its own: only the superuser can." >&2; exit 2; fi

# `whole` is written last: a root whose making was interrupted is made anew.
if [ ! -e "$root/whole" ]; then
  rm -rf "$root"
  mkdir -p "$(dirname "$root")"
  debootstrap --variant=minbase --include=ca-certificates,make "$suite" "$root" ${MIRROR:-} >"$root.log" ||
    { tail -5 "$root.log" >&2; exit 1; }
  touch "$root/whole"
fi

# Whom the machine trusts is the machine's affair (a proxy has its own certificate), and no part of what is tested.
cp /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/"
cp /etc/resolv.conf /etc/hosts "$root/etc/"

# Builds from before stay, so that a second run takes up where a failed one ended; sources come anew.
mkdir -p "$root/explainer"
find "$root/explainer" -mindepth 1 -maxdepth 1 ! -name build -exec rm -rf {} +
git -C "$tree" archive HEAD | tar -x -C "$root/explainer"

echo "make $task on $suite"
started=$SECONDS
# A space of its own for mounts and processes: nothing of it is left when the task ends, however it ends.
status=0
unshare --mount --pid --fork bash -c '
  root=$1 task=$2 jobs=$3
  mount -t proc proc "$root/proc"
  mount --rbind /dev "$root/dev"
  exec chroot "$root" env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
    NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt NPM_CONFIG_CAFILE=/etc/ssl/certs/ca-certificates.crt \
    bash -c "cd /explainer && make $task JOBS=$jobs"
' bash "$root" "$task" "${JOBS:-$(nproc)}" || status=$?
echo "make $task on $suite: $([ $status = 0 ] && echo passed || echo "failed ($status)"), $(((SECONDS - started + 59) / 60)) minutes"
exit $status
