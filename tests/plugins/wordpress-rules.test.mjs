/**
 * What WordPress.org's Plugin Check asks of a plugin and can be told without it, on what the zip holds: names with the
 * plugin's prefix, nothing printed, nothing taken from a request past WordPress, every route with a permission, every
 * sentence translatable, nothing from elsewhere, and a readme.txt as its parser wants it.
 */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { here, root } from './support.mjs';

const folder = path.join(root, 'build/plugins/article-explainer');
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
const read = (name) => readFileSync(path.join(folder, name), 'utf8');
const phpFiles = files.filter((name) => name.endsWith('.php'));
const header = (name) => new RegExp(`^ \\* ${name}:\\s*(.*)$`, 'm').exec(read('article-explainer.php'))[1];
const hasPhp = existsSync('/usr/bin/php');

/** The code of a file, its comments left out. */
const code = (name) => execFileSync('php', ['-w', path.join(folder, name)]).toString();

test(
  'PHP_CodeSniffer has nothing to say',
  { skip: existsSync('/usr/bin/phpcs') ? false : 'php-codesniffer not installed' },
  () => {
    const run = spawnSync('phpcs', [`--standard=${path.join(here, 'phpcs.xml')}`, '-s', '--report-width=160', folder]);
    assert.equal(run.status, 0, String(run.stdout) + String(run.stderr));
  },
);

test('every PHP file refuses to be called by itself', () => {
  assert.ok(phpFiles.length >= 5);
  for (const name of phpFiles)
    assert.match(read(name), /^defined\( '(?:ABSPATH|WP_UNINSTALL_PLUGIN)' \) \|\| exit;$/m, name);
});

test('every global name has the prefix of the plugin', { skip: hasPhp ? false : 'php not installed' }, () => {
  const names = [];
  for (const name of phpFiles) {
    const outside = code(name).replace(
      /class \w+[^{]*\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}/g,
      (one) => `${one.split('{')[0]};`,
    );
    for (const [, found] of outside.matchAll(/(?:function|class|const|interface|trait)\s+&?(\w+)/g)) names.push(found);
    for (const [, found] of outside.matchAll(/define\(\s*'(\w+)'/g)) names.push(found);
  }
  assert.ok(names.length > 20, names.join());
  assert.deepEqual(
    names.filter((name) => !/^article_explainer_/i.test(name)),
    [],
  );
});

test(
  'nothing is printed, asked past WordPress, fetched, or run',
  { skip: hasPhp ? false : 'php not installed' },
  () => {
    const forbidden = [
      /\b(?:echo|print|printf|vprintf|print_r|var_dump|die)\b/, // all markup is returned, escaped piece by piece
      /\$_(?:GET|POST|REQUEST|COOKIE|SERVER|FILES|ENV)\b/,
      /\$wpdb\b/,
      /\b(?:wp_remote_\w+|curl_\w+|fsockopen|file_get_contents|file_put_contents|fopen)\s*\(/,
      /\b(?:eval|exec|system|passthru|shell_exec|proc_open|create_function|unserialize|base64_decode|extract|ini_set)\s*\(/,
      /https?:\/\//,
    ];
    for (const name of phpFiles) for (const rule of forbidden) assert.doesNotMatch(code(name), rule, name);
  },
);

test(
  'every route asks who it is, and nobody is let in by default',
  { skip: hasPhp ? false : 'php not installed' },
  () => {
    const all = phpFiles.map(code).join('\n');
    const count = (pattern) => (all.match(pattern) ?? []).length;
    assert.equal(count(/'permission_callback'/g), count(/'methods'/g));
    assert.ok(count(/'methods'/g) > 0);
    assert.doesNotMatch(all, /__return_true/);
    assert.match(all, /current_user_can\(\s*'edit_post',\s*\$id\s*\)/);
    assert.doesNotMatch(all, /wp_ajax_|admin_post_/); // these would need nonces of their own
  },
);

test('what goes into markup is escaped or was made here', { skip: hasPhp ? false : 'php not installed' }, () => {
  const lines = [...code('includes/show.php').matchAll(/(?:return|=|\[\]\s*=)\s*('<[^;]*);/g)].map(
    ([, markup]) => markup,
  );
  assert.ok(lines.length >= 5);
  for (const line of lines) {
    const bare = line
      .replace(/\b(?:esc_\w+|implode)\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)/g, '')
      .replace(/'[^']*'/g, '');
    const left = (bare.match(/\$?\w+/g) ?? []).filter((word) => !['$cards', '$rows', '$entry', '$verb'].includes(word));
    assert.deepEqual(left, [], line); // the four are markup that was made in the same way
  }
});

test(
  'every sentence can be translated, with a hint where it has a gap',
  { skip: hasPhp ? false : 'php not installed' },
  () => {
    for (const name of phpFiles) {
      for (const [call] of code(name).matchAll(/\b(?:__|_e|_x|esc_html__|esc_attr__|esc_html_e|_n)\([^;]*?\)/g))
        assert.match(call, /'article-explainer'\s*\)$/, `${name}: ${call}`);
      const lines = read(name).split('\n');
      for (const [i, line] of lines.entries())
        if (/__\( '[^']*%s/.test(line)) assert.match(lines[i - 1], /translators:/, `${name}:${i + 1}`);
    }
    assert.equal(header('Text Domain'), 'article-explainer');
  },
);

test('the folder holds what is needed, and nothing that WordPress.org refuses', () => {
  const refused = files.filter((name) =>
    /(?:^|\/)\.|\.(?:zip|gz|phar|sh|exe|map|ts|mjs)$|__MACOSX|[^\w./-]/.test(name),
  );
  assert.deepEqual(refused, []);
  for (const name of files.filter((one) => /\.(?:js|css|json)$/.test(one))) {
    const elsewhere = read(name)
      .replace(/^\s*(?:\/\/|\*|\/\*).*$/gm, '')
      .match(/(?:import|from|src|href|url\()\s*\(?['"]?https?:\/\/[^\s'")]+/g);
    assert.equal(elsewhere, null, name);
  }
});

test('readme.txt is as WordPress.org wants it, and says what the plugin says', () => {
  const text = read('readme.txt');
  const [, name] = /^=== (.+) ===$/m.exec(text);
  const fields = Object.fromEntries(
    text
      .slice(0, text.indexOf('\n\n'))
      .split('\n')
      .slice(1)
      .map((line) => line.split(/:\s*/)),
  );
  assert.equal(name, header('Plugin Name'));
  assert.equal(fields['Stable tag'], header('Version'));
  assert.equal(fields['Requires at least'], header('Requires at least'));
  assert.equal(fields['Requires PHP'], header('Requires PHP'));
  assert.equal(fields.License, header('License'));
  assert.match(fields['Tested up to'], /^\d+\.\d+$/);
  assert.ok(fields.Tags.split(/,\s*/).length <= 5);
  assert.ok(fields.Contributors);
  const [, short] = /\n\n([^\n]+)\n\n== /.exec(text);
  assert.ok(short.length <= 150, `${short.length} signs`);
  assert.doesNotMatch(short, /[*<>[\]`]/);
  for (const section of ['Description', 'Installation', 'Frequently Asked Questions', 'Changelog'])
    assert.match(text, new RegExp(`^== ${section} ==$`, 'm'));
  assert.match(text, new RegExp(`^= ${header('Version').replaceAll('.', '\\.')} =$`, 'm'));
  assert.ok(Buffer.byteLength(text) < 10_240);
});
