/** Words for the commands: as the keys, the palette and the menus name them. */
export const commands = {
  groups: {
    file: '文件',
    edit: '编辑',
    review: '审阅',
    article: '文稿',
    go: '前往',
    view: '视图',
    help: '帮助',
  },
  names: {
    export: '导出…',
    settings: '设置…',
    undo: '撤销',
    redo: '重做',
    save: '立即保存',
    accept: '采纳建议',
    dismiss: '否定建议',
    next: '下一条建议',
    previous: '上一条建议',
    other: '换留另一处',
    rival: '换一种接法',
    approve: '批准文稿',
    reopen: '重新打开文稿',
    palette: '查找与命令',
    keys: '快捷键',
  },
};
