/** Words for the ledger. */
export const ledger = {
  name: '账目：每个字的去处',
  whole: (have: string, of: string) => `每个字都有去处：${have} / ${of}`,
  missing: (n: string) => `差 ${n} 字没有去处`,
  twice: (n: string) => `说了两遍 ${n} 字`,
  added: (n: string) => `另写 ${n} 字`,
  part: (name: string, share: string) => `${name} ${share}`,
  copies: '重复',
};
