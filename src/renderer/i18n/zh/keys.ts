/** Words for the keys. */
export const keys = {
  accept: '采纳',
  dismiss: '不是',
  next: '下一条',
  previous: '上一条',
  other: '换留另一处',
  rival: '换一种接法',
  undo: '撤销',
  redo: '重做',
  save: '立即保存',
  search: '查找',
  approve: '批准',
  export: '导出',
  help: '快捷键',
};
