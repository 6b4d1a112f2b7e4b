/** Words for the window as a whole. */
export const app = {
  name: 'Galley',
  library: '原稿与文稿',
  raw: '原稿',
  cleaned: '文稿',
  findings: '建议',
  ledger: '账目',
  chars: (n: string) => `${n}字`,
  close: '关闭',
  cancel: '取消',
  retry: '重试',
  more: '更多',
  loading: '载入中…',
  none: '无',
  dot: ' · ',
  skip: '跳到文稿',
  panes: '栏宽',
};
