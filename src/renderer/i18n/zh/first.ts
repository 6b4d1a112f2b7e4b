/** Words for the first run. */
export const first = {
  title: '把原稿拖进来',
  body: '网页列表、报纸识别稿，什么样的都行。Galley 把文章一篇篇理出来，每个字的去处都看得见，改什么都由你定。',
  choose: '选择文件…',
  types: '纯文本或 Markdown；UTF-8、UTF-16、GB18030、Big5',
  samples: '或先试一份样稿',
  drop: '松手即打开',
  sampleSize: (kb: string) => `${kb} KB`,
  pick: '在左边选一份原稿',
  pickBody: '原稿、文稿和建议会并排打开。',
};
