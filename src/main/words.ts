/** The shell's own words, in the two languages. The window's are its own. */

const en = {
  language: 'en' as 'zh' | 'en',
  file: 'File',
  edit: 'Edit',
  cut: 'Cut',
  copy: 'Copy',
  pasteText: 'Paste',
  selectAll: 'Select All',
  view: 'View',
  zoomIn: 'Zoom In',
  zoomOut: 'Zoom Out',
  actualSize: 'Actual Size',
  fullScreen: 'Full Screen',
  window: 'Window',
  help: 'Help',
  about: 'About Galley',
  quit: 'Quit Galley',
  close: 'Close Window',
  hide: 'Hide Galley',
  minimize: 'Minimize',
  open: 'Open',
  cancel: 'Cancel',
  openLink: 'Open this address in your browser?',
  chooseFolder: 'Export to This Folder',
  cannotOpen: 'Galley cannot open its library',
  goBack: 'Go Back to the Backup',
  goBackDetail: (when: string) =>
    `The newest good backup was made on ${when}. The library as it is now is set aside, not deleted.`,
  wentBack: 'The backup is in place. The library that stood there is set aside:',
  keepsCrashing: 'The window stopped working several times. What you decided is on disk.',
  unsaved: 'What you typed last could not be saved yet.',
  keepOpen: 'Keep Open',
  closeAnyway: 'Close Without It',
  couldNotOpen: (name: string) => `${name} could not be opened`,
};

export type Words = typeof en;

const zh: Words = {
  language: 'zh',
  file: '文件',
  edit: '编辑',
  cut: '剪切',
  copy: '复制',
  pasteText: '粘贴',
  selectAll: '全选',
  view: '视图',
  zoomIn: '放大',
  zoomOut: '缩小',
  actualSize: '实际大小',
  fullScreen: '全屏',
  window: '窗口',
  help: '帮助',
  about: '关于 Galley',
  quit: '退出 Galley',
  close: '关闭窗口',
  hide: '隐藏 Galley',
  minimize: '最小化',
  open: '打开',
  cancel: '取消',
  openLink: '在浏览器中打开这个地址吗？',
  chooseFolder: '导出到这个文件夹',
  cannotOpen: 'Galley 打不开稿库',
  goBack: '换回备份',
  goBackDetail: (when) => `最近的完好备份做于 ${when}。现在的稿库会搁在一边，不删除。`,
  wentBack: '备份已经换上，原来的稿库在：',
  keepsCrashing: '窗口接连停止工作。已作的决定都在磁盘上。',
  unsaved: '刚才输入的内容还没能保存。',
  keepOpen: '先不关闭',
  closeAnyway: '不保存，关闭',
  couldNotOpen: (name) => `无法打开 ${name}`,
};

/** The words for what the person chose, or for the system's language. */
export function wordsFor(chosen: 'system' | 'zh' | 'en', locale: string): Words {
  const language = chosen === 'system' ? locale.toLowerCase() : chosen;
  return language.startsWith('zh') ? zh : en;
}
