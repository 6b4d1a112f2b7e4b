/** Words for the bar at the top. */
export const top = {
  export: '导出',
  approve: '批准',
  approved: '已批准',
  settings: '设置',
  undo: '撤销',
  redo: '重做',
  encoding: '编码',
  encodingGuess: '猜的',
  encodingHint: '字看着不对？换一种编码重读，原来的读法会另存。',
  encodingNames: {
    'utf-8': 'UTF-8',
    'utf-16le': 'UTF-16 LE',
    'utf-16be': 'UTF-16 BE',
    gb18030: 'GB18030',
    big5: 'Big5',
  },
};
