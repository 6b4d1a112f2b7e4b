import { expect, test } from 'vitest';
import { articleName } from '../../../src/renderer/model/article-name.ts';

const UNTITLED = '无题';

test.each([
  { title: '渡口的灯', lead: '摆渡人老邱每天天不亮就把缆绳收好。', name: '渡口的灯' },
  { title: '', lead: '摆渡人老邱每天天不亮就把缆绳收好。', name: '摆渡人老邱每天天不亮就把缆绳收好。' },
  { title: '', lead: '', name: UNTITLED },
  {
    title: '',
    lead: '柳湾渔港的夜校开到第三个学期，来的人比头一年多出一倍，仓库二楼的灯每晚亮到九点，仍有人站在门外',
    name: '柳湾渔港的夜校开到第三个学期，来的人比头一年多出一倍，仓库二楼的灯每晚亮到九点…',
  },
  {
    title: '',
    lead: 'The ferry at Willow Bay runs before dawn, and the lamp is lit.',
    name: 'The ferry at Willow Bay runs before…',
  },
])('an article is called «$name»', ({ title, lead, name }) => {
  expect(articleName({ title, lead }, UNTITLED)).toBe(name);
});

test('a letter of two code units is not torn', () => {
  const name = articleName({ title: '', lead: `${'灯'.repeat(39)}𠮷${'灯'.repeat(9)}` }, UNTITLED);
  expect(name.isWellFormed()).toBe(true);
  expect(name).toBe(`${'灯'.repeat(39)}…`);
});
