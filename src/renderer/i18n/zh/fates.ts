/** Words for the fates of pieces. */
export const fates = {
  kept: '留下',
  edited: '改过',
  duplicate: '重复',
  'near-duplicate': '近似重复',
  loop: '循环',
  chrome: '杂项',
  marker: '标记',
  removed: '删去',
  unplaced: '未归置',
  joined: '接续',
  moved: '移位',
  'moved-edited': '移位并改过',
};
