import { createInterface } from 'node:readline';
import { openLibrary } from '../crash/audit.ts';
import { type Client, clientOf, firstArticle, type } from './bench.ts';

/** Another Galley on the same library: does what it is told, line by line. */

const galley = await openLibrary(process.argv[2] ?? '');
const client: Client = clientOf(galley);
const say = (what: unknown): boolean => process.stdout.write(`${JSON.stringify(what)}\n`);
say('ready');
for await (const line of createInterface({ input: process.stdin })) {
  if (line === 'type') say((await type(client, await firstArticle(client), 'von drüben')).decision?.seq);
  else if (line === 'hold') {
    galley.store.exec('BEGIN IMMEDIATE');
    say('held');
  } else if (line === 'let go') {
    galley.store.exec('ROLLBACK');
    say('free');
  } else if (line === 'name') {
    await client.system.saveSettings({ editorName: 'Ines' });
    say('named');
  }
}
galley.close();
