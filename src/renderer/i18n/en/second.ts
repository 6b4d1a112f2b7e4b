import type { Words } from '../zh/index.ts';

/** Words for the second person: a name asked for, an approval validated. */
export const second: Words['second'] = {
  setting: 'A second person validates before export',
  settingHint: 'Only what another name has validated after its approval goes out.',
  sign: 'Signed',
  signHint: 'Kept beside every decision',
  action: 'Validate',
  title: 'Waits for a second person',
  validated: 'Validated',
  validatedBy: (who, at) => `validated by ${who}, ${at}`,
  yourName: 'Name of who validates',
  sameName: 'Whoever approved it can’t validate it as well. Another person signs here.',
  done: 'Validated',
  left: (n) => `${n} more wait${n === '1' ? 's' : ''} for a second person and will not go out.`,
};
