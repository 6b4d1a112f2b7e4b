/** Words for the second person: a name asked for, an approval validated. */
export const second = {
  setting: '导出前须第二人复核',
  settingHint: '批准之后，由另一个名字复核过的文稿才能导出。',
  sign: '署名',
  signHint: '记在每一次决定旁边',
  action: '复核',
  title: '等第二人复核',
  validated: '已复核',
  validatedBy: (who: string, at: string) => `${who} 复核于 ${at}`,
  yourName: '复核人署名',
  sameName: '批准的人不能自己复核，请换一位署名。',
  done: '已复核',
  left: (n: string) => `另有 ${n} 篇等第二人复核，这次不导出。`,
};
