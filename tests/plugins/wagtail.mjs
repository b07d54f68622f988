/**
 * A Wagtail of its own in a temporary folder: the pinned packages of requirements.txt in build/wagtail, the site of
 * fixtures/wagtail on SQLite, and the app installed by pip as a newsroom would.
 */
import assert from 'node:assert/strict';
import { execFile, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { freePort, here, root, waitFor } from './support.mjs';

const run = promisify(execFile);
const python = path.join(root, 'build/wagtail/bin/python');

/** Null, or what would have to be installed. */
export function missing() {
  if (!existsSync(python)) return 'wagtail';
  try {
    execFileSync(python, ['-c', 'import wagtail, setuptools'], { stdio: 'ignore' });
    return null;
  } catch {
    return 'wagtail';
  }
}

export const version = () =>
  execFileSync(python, ['-c', 'import wagtail; print(wagtail.__version__)']).toString().trim();

/**
 * @param {{title: string, paragraphs: string[]}} article
 * @returns {Promise<{address: string, ids: Record<string, number>, python: (code: string) => Promise<string>, close: Function}>}
 */
export async function install(article) {
  const home = await mkdtemp(path.join(tmpdir(), 'explainer-wagtail-'));
  const children = [];
  const end = () => children.forEach((child) => child.kill());
  process.once('exit', end);
  const close = async () => {
    const running = children.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
    const ended = running.map((child) => new Promise((done) => child.once('exit', done)));
    end();
    await Promise.all(ended);
    await rm(home, { recursive: true, force: true });
  };
  try {
    await cp(path.join(here, 'fixtures/wagtail'), path.join(home, 'site'), { recursive: true });
    await cp(path.join(root, 'build/plugins/wagtail'), path.join(home, 'app'), { recursive: true });
    const target = path.join(home, 'packages');
    const pip = [
      '-m',
      'pip',
      'install',
      '--quiet',
      '--no-deps',
      '--no-index',
      '--no-build-isolation',
      '--target',
      target,
    ];
    await run(python, [...pip, path.join(home, 'app')]);

    const port = await freePort();
    const address = `http://127.0.0.1:${port}`;
    const cwd = path.join(home, 'site');
    const env = { ...process.env, PYTHONPATH: target, ADDRESS: address, PYTHONDONTWRITEBYTECODE: '1' };
    const shell = asking(spawn(python, ['ask.py'], { cwd, env, stdio: ['pipe', 'pipe', 'inherit'] }));
    children.push(shell.child);
    await shell.ask(`from django.core.management import call_command
call_command("makemigrations", "desk", verbosity=0)
call_command("migrate", verbosity=0)
call_command("makemigrations", "article_explainer", check_changes=True, dry_run=True)`);
    const ids = JSON.parse(
      await shell.ask(`from fill import fill
print(json.dumps(fill(json.loads(${JSON.stringify(JSON.stringify(article))}))))`),
    );
    const server = spawn(python, ['manage.py', 'runserver', '--noreload', '--skip-checks', `127.0.0.1:${port}`], {
      cwd,
      env,
      stdio: 'ignore',
    });
    children.push(server);
    await waitFor(async () => (await fetch(`${address}/admin/login/`)).ok, 'Wagtail');
    return { address, ids, python: shell.ask, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A Python with the site loaded, which is asked one thing after another: to load it anew takes seconds. */
function asking(child) {
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ask = async (code) => {
    child.stdin.write(`${JSON.stringify(code)}\n`);
    const { printed, error } = JSON.parse((await answers.next()).value);
    assert.equal(error, undefined);
    return printed;
  };
  return { child, ask };
}
