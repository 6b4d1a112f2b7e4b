/** Words for the palette: commands, articles, dumps and text in one field. */
export const palette = {
  name: '查找与命令',
  open: '查找文稿、命令…',
  placeholder: '文稿、原稿、命令，或正文里的字',
  sections: { recent: '最近', command: '命令', article: '文稿', dump: '原稿', text: '文中' },
  inDump: '原稿',
  inArticle: '文稿',
  idle: '眼下用不上',
  more: (n: string) => `另有 ${n} 项，再多打几个字`,
  searching: '正在正文里找…',
  nothing: '没有找到',
  nothingBody: '换个说法试试；拼音首字母也可以。',
  found: (n: string) => `${n} 项`,
  failed: '查找',
};
