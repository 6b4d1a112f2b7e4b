import { READING_SIZES, type ReadingSize, readingSizeOf } from '../model/reading.ts';
import { rememberLayout, useSettings } from './settings.ts';

/** The size texts are read in: kept with the layout, and told to the styles before anything is drawn by it. */

const KEY = 'reading';

export function readingSize(): ReadingSize {
  return readingSizeOf(useSettings.getState().settings.layout[KEY]);
}

export function useReadingSize(): ReadingSize {
  return useSettings((s) => readingSizeOf(s.settings.layout[KEY]));
}

/** Has the styles follow the setting, for the window's life. */
export function followReading(): void {
  const put = (): void => document.documentElement.style.setProperty('--reading', `${readingSize()}px`);
  put();
  useSettings.subscribe(put);
}

export function setReadingSize(size: ReadingSize): void {
  rememberLayout({ [KEY]: size });
}

/** The next size up or down, if there is one. */
export function nextReadingSize(by: 1 | -1): ReadingSize | undefined {
  return READING_SIZES[READING_SIZES.indexOf(readingSize()) + by];
}
