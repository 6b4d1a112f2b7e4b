/** Words for the settings. */
export const settings = {
  title: '设置',
  theme: '外观',
  themes: { system: '随系统', light: '浅色', dark: '深色' },
  language: '语言',
  languages: { system: '随系统', zh: '中文', en: 'English' },
  reading: '正文字号',
  editorName: '你的名字',
  editorHint: '记在每一次决定旁边',
  data: '数据存放',
  version: '版本',
  keys: '快捷键…',
  saveFailed: '设置没存上',
};
