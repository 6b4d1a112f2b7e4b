import { expect, test } from 'vitest';
import { at, openDump, openSample, savedRevision, TYPED, typeIntoDraft, walkTheJob } from './desk.ts';
import { deskForEach } from './hooks.ts';
import { type Served, serve } from './served.ts';

let desk: Served;
deskForEach(serve, (fresh) => {
  desk = fresh;
});

test('the whole job, from an empty desk to exported files', async () => {
  await walkTheJob(await desk.open(), desk.exports);
  expect(desk.complaints).toEqual([]);
});

test('a file chosen, a file dropped and text pasted all come in', async () => {
  const page = await desk.open();
  await at(page, 'importInput').setInputFiles([
    {
      name: '渡口.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('渡口\n\n清早的雾里，摆渡人收好了缆绳。'),
    },
    { name: 'empty.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) },
  ]);
  const opened = (): Promise<string> => page.locator('.topbar').innerText();
  await at(page, 'dumpRow').getByText('渡口.txt').waitFor();
  await page.getByText('empty.txt').first().waitFor();
  await expect.poll(opened).toContain('渡口.txt');
  const dropped = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['夜校\n\n夜校的灯亮到十点。'], '夜校.txt', { type: 'text/plain' }));
    return transfer;
  });
  await page.dispatchEvent('body', 'drop', { dataTransfer: dropped });
  await at(page, 'dumpRow').getByText('夜校.txt').waitFor();
  await expect.poll(opened).toContain('夜校.txt');
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', '灯塔\n\n灯塔看守人换了第三代。');
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
  });
  await expect.poll(() => at(page, 'dumpRow').count()).toBe(3);
  await at(page, 'editor').getByText('灯塔看守人换了第三代').waitFor();
  // The same bytes again are known: no fourth row.
  await at(page, 'importInput').setInputFiles([
    {
      name: 'again.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('渡口\n\n清早的雾里，摆渡人收好了缆绳。'),
    },
  ]);
  await expect.poll(opened).toContain('渡口.txt');
  expect(await at(page, 'dumpRow').count()).toBe(3);
});

test('typing is on disk even if the host is killed', async () => {
  const page = await desk.open();
  await openSample(page, 'en-page.md');
  await typeIntoDraft(page, TYPED);
  await savedRevision(page);
  await desk.restart('SIGKILL');
  const again = await desk.open();
  await openDump(again, 'en-page.md');
  await at(again, 'editor').getByText(TYPED).waitFor();
});

test('what one window does, another sees', async () => {
  const page = await desk.open();
  await openSample(page, 'zh-page.md');
  const other = await desk.open();
  await openDump(other, 'zh-page.md');
  await typeIntoDraft(page, TYPED);
  await at(other, 'editor').getByText(TYPED).waitFor();
});

test('markup in a dump stays text', async () => {
  const page = await desk.open();
  const hostile = '<img src=x onerror="document.title=\'owned\'"><script>document.title="owned"</script>';
  await at(page, 'importInput').setInputFiles([
    {
      name: `${hostile.slice(0, 40)}.txt`,
      mimeType: 'text/plain',
      buffer: Buffer.from(`告示\n\n${hostile} 这一行里的尖括号只是字。\n\n第二段说的是别的事。`),
    },
  ]);
  await at(page, 'editor').getByText('这一行里的尖括号只是字').waitFor();
  // The engine may take a tag for furniture; what it says stands in the raw text, to the letter.
  await expect.poll(() => at(page, 'rawPane').innerText()).toContain('<script>document.title="owned"');
  expect(await page.title()).toBe('Galley');
  expect(await page.locator('img[src="x"]').count()).toBe(0);
});
