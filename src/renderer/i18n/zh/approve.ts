/** Words for approval. */
export const approve = {
  title: '还不能批准',
  ready: '可以批准',
  findings: (n: string) => `${n} 条建议待定`,
  twice: (n: string) => `${n} 段说了两遍`,
  ledger: (n: string) => `账不平：${n} 字没有去处`,
  noTitle: '没有标题',
  noBody: '没有正文',
  override: '破例批准',
  reason: '理由（会留档）',
  reasonShort: '理由至少三个字',
  done: '已批准',
};
