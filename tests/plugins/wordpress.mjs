/**
 * A WordPress of its own in a temporary folder, behind PHP's built-in server: Debian's package with a MariaDB that listens
 * on a socket only, or the newest one (newest-wordpress.sh) with SQLite. The plugin is installed from the zip that is
 * shipped.
 */
import assert from 'node:assert/strict';
import { execFile, execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { freePort, root, waitFor } from './support.mjs';

const run = promisify(execFile);
const zip = path.join(root, 'build/plugins/article-explainer.zip');
const newest = path.join(root, 'build/wordpress/site');

/** What is tested on: the oldest that the plugin is for, and the newest. */
export const editions = {
  oldest: {
    source: '/usr/share/wordpress',
    themes: '/var/lib/wordpress/wp-content/themes',
    startDatabase: startMariaDB,
    programs: ['/usr/bin/php', '/usr/sbin/mariadbd', '/usr/bin/mariadb-install-db'],
  },
  newest: { source: newest, themes: null, startDatabase: async () => '', programs: ['/usr/bin/php'] },
};

/** Null, or what would have to be installed. */
export function missing({ source, programs }) {
  if (!existsSync(`${source}/wp-load.php`)) return 'wordpress';
  return programs.find((program) => !existsSync(program)) ?? null;
}

export const version = ({ source }) =>
  /\$wp_version = '([^']+)'/.exec(readFileSync(`${source}/wp-includes/version.php`, 'utf8'))[1];

/** @returns {Promise<string>} the socket */
async function startMariaDB(home, start) {
  const [data, socket] = ['data', 'db.sock'].map((name) => path.join(home, name));
  const user = execFileSync('id', ['-un']).toString().trim();
  await run('mariadb-install-db', [
    '--no-defaults',
    `--user=${user}`,
    `--datadir=${data}`,
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
  ]);
  start('mariadbd', [
    '--no-defaults',
    `--user=${user}`,
    `--datadir=${data}`,
    `--socket=${socket}`,
    '--skip-networking',
    '--innodb-buffer-pool-size=32M',
    `--pid-file=${path.join(home, 'db.pid')}`,
  ]);
  const client = ['--no-defaults', `--socket=${socket}`, '-u', 'root', '-e', 'CREATE DATABASE wordpress'];
  await waitFor(async () => Boolean(await run('mariadb', client)), 'MariaDB');
  return socket;
}

/** @returns {Promise<{address: string, php: (code: string) => Promise<string>, close: () => Promise<void>}>} */
export async function install({ source, themes, startDatabase }) {
  const home = await mkdtemp(path.join(tmpdir(), 'explainer-wordpress-'));
  const site = path.join(home, 'site');
  const children = [];
  /** PHP's workers outlive their parent: the whole group is ended. One that has ended has no group any more. */
  const end = () => {
    for (const child of children.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null))
      process.kill(-child.pid, 'SIGTERM');
  };
  process.once('exit', end);
  process.once('SIGTERM', () => process.exit(1));
  const close = async () => {
    end();
    await Promise.all(
      children.map(
        (child) =>
          new Promise((done) =>
            child.exitCode === null && child.signalCode === null ? child.once('exit', done) : done(),
          ),
      ),
    );
    await rm(home, { recursive: true, force: true });
  };
  const start = (program, args, env = {}) =>
    children.push(spawn(program, args, { stdio: 'ignore', detached: true, env: { ...process.env, ...env } }));

  try {
    const socket = await startDatabase(home, start);
    await run('cp', ['-rL', source, site]); // Debian links libraries, and themes that may not be there
    if (themes) await run('cp', ['-rL', themes, path.join(site, 'wp-content')]);
    await mkdir(path.join(site, 'wp-content/plugins'), { recursive: true });
    execFileSync('python3', ['-m', 'zipfile', '-e', zip, path.join(site, 'wp-content/plugins')]);

    const port = await freePort();
    const address = `http://127.0.0.1:${port}`;
    await writeFile(path.join(site, 'wp-config.php'), configuration(address, socket));

    const php = async (code) => {
      const lines = `error_reporting(E_ALL & ~E_DEPRECATED); $_SERVER['HTTP_HOST'] = '127.0.0.1:${port}'; ${code}`;
      return (await run('php', ['-r', lines], { cwd: site, maxBuffer: 1 << 24 })).stdout;
    };
    await php(`define('WP_INSTALLING', true); require 'wp-load.php'; require_once ABSPATH . 'wp-admin/includes/upgrade.php';
      wp_install('Desk', 'admin', 'admin@example.org', false, '', 'pass');`);
    const loaded = (code) =>
      php(`require 'wp-load.php'; require_once ABSPATH . 'wp-admin/includes/plugin.php'; ${code}`);
    const failed = await loaded(
      `$e = activate_plugin('article-explainer/article-explainer.php'); echo $e ? $e->get_error_message() : '';`,
    );
    assert.equal(failed, '');
    start('php', ['-d', 'opcache.enable_cli=1', '-d', 'display_errors=0', '-S', `127.0.0.1:${port}`, '-t', site], {
      PHP_CLI_SERVER_WORKERS: '4',
    });
    await waitFor(async () => (await fetch(`${address}/wp-login.php`)).ok, 'PHP');
    return { address, php: loaded, close };
  } catch (error) {
    await close();
    throw error;
  }
}

const configuration = (address, socket) => `<?php
define('DB_NAME', 'wordpress'); define('DB_USER', 'root'); define('DB_PASSWORD', ''); define('DB_HOST', 'localhost:${socket}');
define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
foreach (['AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE'] as $name) { define("{$name}_KEY", $name); define("{$name}_SALT", $name); }
define('WP_HOME', '${address}'); define('WP_SITEURL', '${address}');
define('WP_HTTP_BLOCK_EXTERNAL', true); define('DISABLE_WP_CRON', true); define('AUTOMATIC_UPDATER_DISABLED', true);
define('WP_DEBUG', false);
define('AUTOSAVE_INTERVAL', 86400); // on a slow machine it would save what a test has typed
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
`;
