import { StoreError } from '../errors.ts';
import { TROUBLE_WORDS, type Trouble, troubleOf } from '../store/trouble.ts';

/** An error in words: what happened to the library, what is safe, what to do; with the file it speaks of. */
export function describeTrouble(error: unknown, language: 'zh' | 'en'): string {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof StoreError)
    return `${language === 'zh' ? CHINESE[error.code] : message}\n        ${error.path}`;
  const trouble = isSqlite(error) ? troubleOf(error) : null;
  if (trouble === null) return message;
  return `${(language === 'zh' ? CHINESE : TROUBLE_WORDS)[trouble]} (${message})`;
}

/** Of system errors a command knows better what it was doing; those of the store speak of the store. */
function isSqlite(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_');
}

const CHINESE: Readonly<Record<Trouble, string>> = {
  newer: '这个稿库是更新版本的 Galley 建的。没有改动任何东西。请装上新版本再用。',
  corrupt:
    '稿库文件损坏了。它原样没动，旁边的备份也没动。galley check 查看损坏情况，galley restore 回到最近的完好备份。',
  locked: '别的程序正占着稿库。之前存下的都是安全的。关掉另一个 Galley，或等一会儿再试。',
  full: '磁盘满了。已经确认的都是安全的，最后一步没有做。腾出空间再试。',
  'read-only': '稿库不能写：磁盘或文件是只读的。已经确认的都是安全的，最后一步没有做。改成可写再试。',
  denied:
    'Galley 没有权限用这个文件夹。已经确认的都是安全的，没有改动任何东西。请向所有者要权限，或换一个文件夹。',
  missing:
    '稿库不在了：移走、改名，或磁盘没接上。已经确认的都在里面。请把它找回来；若备份还在，galley restore 能换回最近的完好一份。',
  unusable: '磁盘读写失败。之前确认的都还在磁盘上。请检查磁盘，再启动 Galley。',
};
