import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { at } from '../browser/desk.ts';
import { type Desk, electron, type Launched, openDesk } from './launched.ts';

/** The shell against Electron's security checklist, and what the system asks of an app. */

describe.skipIf(!electron)('the shell', () => {
  let desk: Desk;
  let shell: Launched;
  beforeAll(async () => {
    desk = await openDesk();
    shell = await desk.launch();
  });
  afterAll(() => desk.close());

  test('comes by its own scheme under a policy without inline, eval or remote', async () => {
    const { page } = shell;
    expect(page.url()).toBe('galley://app/');
    const csp = await page.evaluate(async () =>
      (await fetch('galley://app/')).headers.get('content-security-policy'),
    );
    expect(csp).toContain("default-src 'none'");
    expect(csp).not.toMatch(/unsafe|http:|https:|\*/);
    const ran = await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'document.documentElement.dataset.inline = "ran"';
      document.head.append(script);
      return document.documentElement.dataset.inline ?? 'blocked';
    });
    expect(ran).toBe('blocked');
  });

  test('serves its pages and nothing else', async () => {
    const answers = await shell.page.evaluate(() =>
      Promise.all(
        ['/../package.json', '/%2e%2e/package.json', '/main/index.js', '/nothing'].map(
          async (path) => (await fetch(`galley://app${path}`)).status,
        ),
      ),
    );
    expect(answers).toEqual([404, 404, 404, 404]);
  });

  test('keeps Node and Electron out of the page', async () => {
    const found = await shell.page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'].filter(
        (name) => name in globalThis,
      ),
    );
    expect(found).toEqual([]);
    const given = await shell.page.evaluate(() =>
      Object.keys((window as { galleyShell?: object }).galleyShell ?? {}),
    );
    expect(given).toEqual(['platform']);
    const preferences = await shell.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
        getLastWebPreferences(): Record<string, unknown>;
      };
      const { contextIsolation, sandbox, nodeIntegration, webSecurity, webviewTag } =
        contents.getLastWebPreferences();
      return { contextIsolation, sandbox, nodeIntegration, webSecurity, webviewTag };
    });
    expect(preferences).toEqual({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
    });
  });

  test('opens no window, asks before a link leaves, and lets nothing but https leave', async () => {
    const { app, page } = shell;
    await app.evaluate(({ dialog, shell: system }) => {
      const seen = globalThis as unknown as { asked: string[]; opened: string[] };
      seen.asked = [];
      seen.opened = [];
      dialog.showMessageBox = (async (options: { detail: string }) => {
        seen.asked.push(options.detail);
        return { response: options.detail.endsWith('/yes') ? 1 : 0, checkboxChecked: false };
      }) as unknown as typeof dialog.showMessageBox;
      system.openExternal = async (url: string) => {
        seen.opened.push(url);
      };
    });
    const opened = await page.evaluate(() =>
      [
        'https://example.invalid/yes',
        'https://example.invalid/no',
        'http://example.invalid/',
        'file:///etc/passwd',
        'javascript:1',
        'galley://app/',
      ].map((url) => window.open(url) === null),
    );
    expect(opened).toEqual([true, true, true, true, true, true]);
    const seen = () =>
      app.evaluate(() => {
        const { asked, opened: out } = globalThis as unknown as { asked: string[]; opened: string[] };
        return { asked, out };
      });
    await expect.poll(seen).toEqual({
      asked: ['https://example.invalid/yes', 'https://example.invalid/no'],
      out: ['https://example.invalid/yes'],
    });
    expect(app.windows().length).toBe(1);
  });

  test('reaches no network', async () => {
    const reached = await shell.page.evaluate(() =>
      Promise.all(
        ['https://example.invalid/', 'http://127.0.0.1:1/', 'file:///etc/passwd'].map((url) =>
          fetch(url).then(
            () => 'reached',
            () => 'refused',
          ),
        ),
      ),
    );
    expect(reached).toEqual(['refused', 'refused', 'refused']);
  });

  test('grants no permission but writing text to the clipboard', async () => {
    const states = await shell.page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read'];
      const asked = await Promise.all(
        names.map(
          async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state,
        ),
      );
      const media = await (
        navigator.mediaDevices?.getUserMedia({ audio: true }) ?? Promise.reject(new Error())
      ).then(
        () => 'granted',
        () => 'denied',
      );
      return [...asked, media];
    });
    expect(states).not.toContain('granted');
  });

  test('hears a port from its own page once, and from no frame', async () => {
    const heard = await shell.page.evaluate(async () => {
      const { port1, port2 } = new MessageChannel();
      window.postMessage({ type: 'galley:port' }, '*', [port2]);
      return new Promise((done) => {
        port1.onmessage = () => done('answered');
        // What a call of oRPC looks like does not matter: nobody is there to read it.
        port1.postMessage({ i: '1', p: { u: '/system/info', m: 'POST' } });
        setTimeout(() => done('silence'), 800);
      });
    });
    expect(heard).toBe('silence');
  });

  test('has one instance: a second one brings it to the front and hands its file over', async () => {
    const { app, page } = shell;
    const file = join(desk.data, '灯塔.txt');
    await writeFile(file, '灯塔\n\n灯塔看守人换了第三代，灯还是那一盏。\n');
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
    const { program, words, env } = desk.command(file);
    const second = spawn(program, words, { env, stdio: 'ignore' });
    const code = await new Promise((done) => second.on('close', done));
    expect(code).toBe(0);
    await at(page, 'dumpRow').getByText('灯塔.txt').waitFor();
    await expect.poll(() => page.locator('.topbar').innerText()).toContain('灯塔.txt');
    const front = (): Promise<boolean> =>
      app.evaluate(({ BrowserWindow }) => {
        const [window] = BrowserWindow.getAllWindows();
        return window?.isVisible() === true && !window.isMinimized();
      });
    await expect.poll(front).toBe(true);
    expect(app.windows().length).toBe(1);
  });

  test('has a menu in the language of the window, whose commands reach it', async () => {
    const { app, page } = shell;
    const labels = () =>
      app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map((item) => item.label));
    await at(page, 'settingsOpen').click();
    await page.locator('input[name="language"][value="en"]').check({ force: true });
    await expect.poll(labels).toContain('Review');
    await page.locator('input[name="language"][value="zh"]').check({ force: true });
    await expect.poll(labels).toContain('审阅');
    await page.keyboard.press('Escape');
    await at(page, 'settingsPanel').waitFor({ state: 'detached' });
    await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('settings')?.click());
    await at(page, 'settingsPanel').waitFor();
    await page.keyboard.press('Escape');
  });

  test('its menu is the list of commands, with the keys as they are', async () => {
    const { app, page } = shell;
    const item = (id: string) =>
      app.evaluate(({ Menu }, name) => {
        const found = Menu.getApplicationMenu()?.getMenuItemById(name);
        return found ? { label: found.label, accelerator: found.accelerator, enabled: found.enabled } : null;
      }, id);
    await page.keyboard.press('?');
    const rows = at(page, 'keyRow');
    await rows.first().waitFor();
    const listed = await rows.evaluateAll((all) =>
      all.map((row) => ({
        id: row.getAttribute('data-command') ?? '',
        name: row.querySelector('.name')?.textContent ?? '',
      })),
    );
    expect(listed.length).toBeGreaterThan(15);
    for (const { id, name } of listed) await expect.poll(async () => (await item(id))?.label).toBe(name);
    await expect.poll(() => item('palette')).toMatchObject({ accelerator: 'CmdOrCtrl+K', enabled: true });
    await expect.poll(() => item('redo')).toMatchObject({ accelerator: 'CmdOrCtrl+Shift+Z', enabled: false });

    const chord = page.locator('[data-command="palette"] .chord');
    await chord.click();
    await chord.and(page.locator('[aria-pressed="true"]')).waitFor();
    await page.keyboard.press('Control+Shift+k');
    await expect.poll(async () => (await item('palette'))?.accelerator).toBe('CmdOrCtrl+Shift+K');
    await at(page, 'keysReset').click();
    await expect.poll(async () => (await item('palette'))?.accelerator).toBe('CmdOrCtrl+K');
    await page.keyboard.press('Escape');
    await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('palette')?.click());
    await at(page, 'palette').waitFor();
    await page.keyboard.press('Escape');
  });

  test('opens files from its menu, and tells of one it can not take', async () => {
    const { app, page } = shell;
    const good = join(desk.data, '夜校.txt');
    const bad = join(desk.data, 'empty.txt');
    await writeFile(good, '夜校\n\n夜校的灯亮到十点，最后一班车等着学员。\n');
    await writeFile(bad, '');
    await app.evaluate(
      ({ dialog, Menu }, files) => {
        const seen = globalThis as unknown as { told: string[] };
        seen.told = [];
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths: files, bookmarks: [] });
        dialog.showMessageBox = (async (options: { message: string }) => {
          seen.told.push(options.message);
          return { response: 0, checkboxChecked: false };
        }) as unknown as typeof dialog.showMessageBox;
        Menu.getApplicationMenu()?.getMenuItemById('open')?.click();
      },
      [bad, good],
    );
    await at(page, 'dumpRow').getByText('夜校.txt').waitFor();
    const told = (): Promise<string[]> =>
      app.evaluate(() => (globalThis as unknown as { told: string[] }).told);
    await expect.poll(told).toEqual([expect.stringContaining('empty.txt')]);
  });

  test('goes nowhere else', async ({ onTestFinished }) => {
    const other = await openDesk();
    onTestFinished(() => other.close());
    const { page } = await other.launch();
    for (const url of ['https://example.invalid/', 'file:///etc/passwd', 'data:text/html,hi']) {
      await page.evaluate((to) => {
        location.href = to;
      }, url);
      await page.waitForTimeout(200);
      // Playwright waits for a navigation that will never come, so the page is asked directly.
      const where = await page.evaluate(() => [location.href, document.querySelector('.topbar') !== null]);
      expect(where).toEqual(['galley://app/', true]);
    }
  });

  test('remembers where its window was', async ({ onTestFinished }) => {
    const other = await openDesk();
    onTestFinished(() => other.close());
    const first = await other.launch();
    await first.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 30, width: 1111, height: 777 }),
    );
    const remembered = (): Promise<string> =>
      readFile(join(other.data, 'shell', 'window.json'), 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error;
        return '';
      });
    await expect.poll(remembered).toMatch(/"width":1111,"height":777/);
    await first.app.close();
    const again = await other.launch();
    const bounds = () =>
      again.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
    await expect.poll(bounds).toMatchObject({ width: 1111, height: 777 });
  });

  test('opens the file named on its command line', async ({ onTestFinished }) => {
    const other = await openDesk();
    onTestFinished(() => other.close());
    const file = join(desk.data, '渡口.txt');
    await writeFile(file, '渡口\n\n清早的雾里，摆渡人收好了缆绳。\n');
    const { page } = await other.launch(file);
    await expect.poll(() => page.locator('.topbar').innerText()).toContain('渡口.txt');
  });
});
