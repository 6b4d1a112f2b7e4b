import { useSettings } from '../state/settings.ts';
import { en } from './en/index.ts';
import { type Words, zh } from './zh/index.ts';

export type { Words };
export type Language = 'zh' | 'en';

/** The language in force: the one chosen, or the system's where it is Chinese, else English. */
export function languageOf(choice: 'system' | Language): Language {
  if (choice !== 'system') return choice;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

export function wordsOf(language: Language): Words {
  return language === 'zh' ? zh : en;
}

/** The words of the language in force, for a component. */
export function useWords(): Words {
  return wordsOf(useLanguage());
}

export function useLanguage(): Language {
  return useSettings((s) => languageOf(s.settings.language));
}

/** The words of the language in force, outside a component. */
export function words(): Words {
  return wordsOf(language());
}

export function language(): Language {
  return languageOf(useSettings.getState().settings.language);
}

const plain: Record<Language, Intl.NumberFormat> = {
  zh: new Intl.NumberFormat('zh-CN'),
  en: new Intl.NumberFormat('en-GB'),
};

/** `28194` → `28,194`. */
export function figure(n: number): string {
  return plain[language()].format(n);
}

/** A large count in few signs: `2.8 万` in Chinese, `28.2k` in English. */
export function roughly(n: number): string {
  if (language() === 'zh')
    return n < 10_000 ? `${figure(n)} ` : `${(n / 10_000).toFixed(n < 1e6 ? 1 : 0)} 万`;
  if (n < 10_000) return figure(n);
  return n < 1e6 ? `${(n / 1000).toFixed(1)}k` : `${(n / 1e6).toFixed(1)}M`;
}

/** A share of 0 to 1 in whole per cent; small but not nothing shows as `<1%`. */
export function percent(share: number): string {
  if (share > 0 && share < 0.005) return '<1%';
  if (share < 1 && share >= 0.995) return '99%';
  return `${Math.round(share * 100)}%`;
}

/** Day and time of an instant, short. */
export function moment(at: number): string {
  return new Intl.DateTimeFormat(language() === 'zh' ? 'zh-CN' : 'en-GB', {
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);
}

/** Time of day of an instant. */
export function timeOf(at: number): string {
  return new Intl.DateTimeFormat(language() === 'zh' ? 'zh-CN' : 'en-GB', {
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);
}

/** The day of an instant: today, yesterday, or its date. */
export function dayOf(at: number, now = Date.now()): string {
  const { today, yesterday } = words().history;
  const date = new Date(at).toDateString();
  if (date === new Date(now).toDateString()) return today;
  if (date === new Date(now - 86_400_000).toDateString()) return yesterday;
  return new Intl.DateTimeFormat(language() === 'zh' ? 'zh-CN' : 'en-GB', { dateStyle: 'medium' }).format(at);
}
