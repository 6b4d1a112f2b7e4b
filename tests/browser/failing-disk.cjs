// Loaded into the host before it starts, by a test, for what no test can make a machine do. While the file that
// GALLEY_FAILS names holds a code of SQLite, no transaction can begin; while it holds CLOCK, the clock is a day behind.
const { existsSync, readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const path = require('node:path');

const { GALLEY_FAILS } = process.env;
const DAY = 86_400_000;
const told = () => (existsSync(GALLEY_FAILS) ? readFileSync(GALLEY_FAILS, 'utf8').trim() : '');

const Database = createRequire(path.join(__dirname, '..', '..', 'package.json'))('better-sqlite3');
const { prepare } = Database.prototype;
Database.prototype.prepare = function (text) {
  const statement = prepare.call(this, text);
  if (text !== 'BEGIN IMMEDIATE') return statement;
  const run = statement.run.bind(statement);
  statement.run = (...given) => {
    const code = told();
    if (code.startsWith('SQLITE_')) throw new Database.SqliteError('as a test would have it', code);
    return run(...given);
  };
  return statement;
};

const { now } = Date;
Date.now = () => now() - (told() === 'CLOCK' ? DAY : 0);
