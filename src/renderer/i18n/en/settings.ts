import type { Words } from '../zh/index.ts';

/** Words for the settings. */
export const settings: Words['settings'] = {
  title: 'Settings',
  theme: 'Appearance',
  themes: { system: 'System', light: 'Light', dark: 'Dark' },
  language: 'Language',
  languages: { system: 'System', zh: '中文', en: 'English' },
  reading: 'Text size',
  editorName: 'Your name',
  editorHint: 'Kept beside every decision',
  data: 'Data folder',
  version: 'Version',
  keys: 'Keys…',
  saveFailed: 'The settings could not be saved',
};
