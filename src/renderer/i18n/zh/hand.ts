/** Words for what an editor has in hand, and for the rules of the desk. */
export const hand = {
  label: '手里的段落',
  pieces: (n: string) => `手里有 ${n} 段原稿`,
  words: '手里有选中的一截原稿',
  blocks: (n: string) => `手里有 ${n} 段文稿`,
  place: '放在光标处',
  send: '送到另一篇…',
  drop: '放下',
  copying: '它是哪一段的重复？请点要留下的那一段，或选中后按回车。',
  alike: (n: string) => `已按杂项删去 ${n} 段`,
  ruled: (n: string) => `已删去 ${n} 段；以后分析的原稿里，这一行都作杂项`,
  rules: '一律作杂项的行',
  rulesNone: '还没有。在原稿段落的菜单里选“以后的原稿里也都删”，就会记在这里。',
  ruleBy: (who: string, at: string) => `${who} · ${at}`,
  ruleRemove: (text: string) => `不再删“${text}”`,
};
