import js from '@eslint/js';
import globals from 'globals';

export default [
  js.configs.recommended,
  {
    files: ['src/**/*.js', 'plugins/**/*.js'],
    languageOptions: {
      // the last two are written in by build.mjs
      globals: {
        ...globals.browser,
        ...globals.worker,
        trustedTypes: 'readonly',
        LAID_OUT: 'readonly',
        KEPT: 'readonly',
      },
    },
    rules: {
      'no-restricted-properties': [
        'error',
        ...['innerHTML', 'outerHTML', 'insertAdjacentHTML'].map((property) => ({
          property,
          message: 'Text becomes a text node; markup of an article is never given to the browser.',
        })),
      ],
      'no-restricted-globals': ['error', 'DOMParser', 'eval'],
    },
  },
  { files: ['*.mjs', '*.config.js', 'tests/**', 'plugins/*.mjs'], languageOptions: { globals: globals.node } },
  { rules: { eqeqeq: 'error', 'prefer-const': 'error', 'no-shadow': 'error', 'max-lines': ['error', 400] } },
];
