/**
 * The browsers that the page is tested in, as Debian packages them. Chromium and Firefox come as Playwright has them;
 * WebKit answers to WebDriver only, so its page has just those of Playwright's verbs that the tests of every browser use.
 */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';

const require = createRequire(new URL('../../web/package.json', import.meta.url));

const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP newsroom.example 127.0.0.1', // a server on another machine, as it were, by plain http
];

/** How long tests wait for what must come, in milliseconds: none is to fail because a machine is slow. */
export const patience = Number(process.env.PATIENCE ?? 300_000);

const firefoxFile = '/usr/bin/firefox-esr';
const webkitDriver = '/usr/bin/WebKitWebDriver';

/** WebKitGTK's own small browser lies where its library does, under the name of the processor and the version. */
function webkitFile() {
  const folders = (root, name) => readdirSync(root).flatMap((one) => (name.test(one) ? [path.join(root, one)] : []));
  return folders('/usr/lib', /-linux-gnu/)
    .flatMap((library) => folders(library, /^webkit(2gtk|gtk)-/))
    .map((folder) => path.join(folder, 'MiniBrowser'))
    .find(existsSync);
}

/**
 * By name. `missing`: the package that would have to be installed, or null. Only Chromium must be there.
 * `launch`: {version, newPage, close}; what it is given is Playwright's
 */
export const browsers = {
  chromium: {
    missing: () => null,
    launch: (settings) =>
      playwright('chromium', {
        ...settings,
        executablePath: '/usr/bin/chromium',
        args: chromiumFlags,
        permissions: ['clipboard-read', 'clipboard-write'],
      }),
  },
  firefox: {
    missing: () => (existsSync(firefoxFile) ? null : 'firefox-esr'),
    launch: () => playwright('firefox', { channel: 'moz-firefox', executablePath: firefoxFile }), // over WebDriver BiDi
  },
  webkit: {
    missing: () => {
      if (!existsSync(webkitDriver) || !webkitFile()) return 'webkit2gtk-driver';
      return existsSync('/usr/bin/Xvfb') ? null : 'xvfb';
    },
    launch: webkit,
  },
};

/**
 * Runs in a page before its own scripts, where LATE_FRAMES=milliseconds is set: every frame and every task put off comes
 * that much later, as on a starved machine. A test that then fails takes for done what is only under way.
 */
function lateFrames(late) {
  const { requestAnimationFrame: frame, setTimeout: later } = globalThis;
  globalThis.requestAnimationFrame = (draw) => frame(() => later(() => draw(performance.now()), late));
  globalThis.setTimeout = (work, wait = 0, ...values) => later(work, wait + late, ...values);
}

async function playwright(kind, options) {
  const profile = await mkdtemp(path.join(tmpdir(), 'explainer-browser-'));
  const context = await require('playwright-core')[kind].launchPersistentContext(profile, options);
  context.setDefaultTimeout(patience);
  if (process.env.LATE_FRAMES) await context.addInitScript(lateFrames, Number(process.env.LATE_FRAMES));
  return {
    version: context.browser()?.version() ?? '',
    newPage: () => context.newPage(),
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

/** The first piece of what a program prints, once it prints something that fits. */
function printed(program, pattern) {
  return new Promise((resolve, reject) => {
    let text = '';
    program.once('error', reject);
    program.once('exit', (code) => reject(new Error(`${program.spawnfile} ended with ${code}: ${text}`)));
    program.stdout.on('data', (piece) => {
      const found = pattern.exec((text += piece));
      if (found) resolve(found[1]);
    });
  });
}

async function webkit() {
  const { Builder } = require('selenium-webdriver');
  const { DriverService } = require('selenium-webdriver/remote');
  const screen = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1920x1200x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let service, driver;
  const close = async () => {
    await driver?.quit();
    await service?.kill();
    screen.kill();
  };
  try {
    const display = await printed(screen, /(\d+)\n/);
    service = new DriverService.Builder(webkitDriver)
      .setLoopback(true)
      .setEnvironment({ ...process.env, DISPLAY: `:${display}`, GDK_BACKEND: 'x11' })
      .build();
    const capabilities = {
      browserName: 'MiniBrowser',
      'webkitgtk:browserOptions': { binary: webkitFile(), args: ['--automation'] },
    };
    const late = new Promise((_, reject) => setTimeout(reject, patience, new Error('WebKit did not start')).unref());
    const started = new Builder()
      .usingServer(await service.start())
      .withCapabilities(capabilities)
      .build();
    driver = await Promise.race([started, late]);
    const version = (await driver.getCapabilities()).get('browserVersion');
    return { version, newPage: async () => new WebkitPage(driver), close };
  } catch (error) {
    await close().catch(() => {});
    throw error;
  }
}

/** The one window, as Playwright's page would have it. */
class WebkitPage {
  constructor(driver) {
    this.driver = driver;
  }

  on() {} // WebDriver tells of nothing that happens

  goto = (address) => this.driver.get(address);
  evaluate = (work, value) => this.driver.executeScript(work, value);

  async waitForSelector(selector) {
    const { By, until } = require('selenium-webdriver');
    return this.driver.wait(until.elementLocated(By.css(selector)), patience);
  }

  click = async (selector) => (await this.waitForSelector(selector)).click();

  async fill(selector, text) {
    await this.evaluate(
      ([where, value]) => {
        const box = document.querySelector(where);
        box.focus();
        box.select();
        document.execCommand('insertText', false, value);
      },
      [selector, text],
    );
  }

  async press(selector, keys) {
    const { Key } = require('selenium-webdriver');
    const names = { Control: Key.CONTROL };
    const chord = Key.chord(...keys.split('+').map((key) => names[key] ?? key));
    await (await this.waitForSelector(selector)).sendKeys(chord);
  }

  /** The page gets these sizes; the window around it is larger. It has a least width of about 450. */
  async setViewportSize({ width, height }) {
    const frame = await this.evaluate(() => [outerWidth - innerWidth, outerHeight - innerHeight]);
    await this.driver
      .manage()
      .window()
      .setRect({ width: width + frame[0], height: height + frame[1] });
  }

  async screenshot({ path: file }) {
    await this.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))); // painted
    await writeFile(file, Buffer.from(await this.driver.takeScreenshot(), 'base64'));
  }

  close = () => this.goto('about:blank');
}
