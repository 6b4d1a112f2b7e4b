import fc from 'fast-check';
import { oddText } from './inputs.ts';

/** HTML as clipboards of ill will have it: what runs, what loads, what nests without end, what names things that are not. */

/** Runs where it is taken for markup. */
const RUN = 'window.galleyFuzzed = true';
/** Loads where it is taken for markup: an address that is nobody's. */
const FAR = 'https://fuzz.invalid/x';

const VOID = [
  `<script>${RUN}</script>`,
  `<img src="${FAR}.png" onerror="${RUN}">`,
  `<img src="data:image/svg+xml,<svg onload='${RUN}'>" srcset="${FAR}.png 2x">`,
  `<svg onload="${RUN}"><use href="${FAR}.svg#a"/><foreignObject><body onload="${RUN}"></body></foreignObject></svg>`,
  `<iframe srcdoc="<script>parent.galleyFuzzed = true</script>"></iframe>`,
  `<iframe src="javascript:parent.galleyFuzzed=true"></iframe>`,
  `<object data="${FAR}"></object>`,
  `<embed src="${FAR}">`,
  `<video src="${FAR}" autoplay onerror="${RUN}"></video>`,
  `<audio src="${FAR}" autoplay></audio>`,
  `<link rel="stylesheet" href="${FAR}.css">`,
  `<link rel="preload" as="image" href="${FAR}.png">`,
  `<style>@import url(${FAR}.css); * { background: url(${FAR}.png) !important; display: none }</style>`,
  `<meta http-equiv="refresh" content="0;url=${FAR}">`,
  `<base href="${FAR}">`,
  `<form action="${FAR}"><input autofocus onfocus="${RUN}"><button formaction="javascript:${RUN}">x</button></form>`,
  `<details open ontoggle="${RUN}">x</details>`,
  `<template><script>${RUN}</script></template>`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${RUN}&gt;">`,
  `<noscript><p title="</noscript><img src=x onerror=${RUN}>"></noscript>`,
  '<!--[if gte mso 9]><xml><o:p/></xml><![endif]-->',
  '<o:p>&nbsp;</o:p>',
  '<br>',
  '<hr>',
  '<ul></ul>',
  '<li>',
  '</p></div></blockquote>',
  '<p',
  '&#0;&#xd800;&#x202e;',
] as const;

const LINKS = [
  `javascript:${RUN}`,
  `java\nscript:${RUN}`,
  ` javascript:${RUN}`,
  'data:text/html,<script>parent.galleyFuzzed = true</script>',
  'vbscript:x',
  'file:///etc/passwd',
  'ftp://fuzz.invalid/',
  'tel:112',
  'sms:1',
  '/a/path',
  '#here',
  'page.html',
  '',
  'https://fuzz.invalid/"><script>',
  `https://fuzz.invalid/${'a'.repeat(3_000)}`,
  'HTTPS://FUZZ.INVALID',
  'mailto:a@b.invalid',
] as const;

/** Attributes, some of them what this editor writes itself. */
const ATTRIBUTES = [
  '',
  ` onclick="${RUN}"`,
  ` style="position:fixed;inset:0;background:url(${FAR}.png)"`,
  ' class="gap toast" id="root"',
  ' contenteditable="true" autofocus tabindex="1"',
  ' data-piece="0-9"',
  ' data-piece="9-3"',
  ' data-piece="0-99999999999"',
  ' data-pm-slice="0 0 []"',
  ' data-pm-slice="1 1 []"',
  ' data-pm-slice="0 0 [&quot;heading&quot;,{&quot;level&quot;:9}]"',
  ' data-pm-slice="0 0 [&quot;orderedList&quot;,{&quot;start&quot;:&quot;x&quot;,&quot;type&quot;:{}},&quot;listItem&quot;,null]"',
  ' data-pm-slice="9 9 -3 {"',
  ' start="x"',
  ' start="1e99"',
  ' start="-5" type="I"',
  ' dir="rtl" lang="xx"',
] as const;

const TAGS = [
  'p',
  'div',
  'span',
  'b',
  'i',
  's',
  'u',
  'code',
  'pre',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'li',
  'blockquote',
  'table',
  'tr',
  'td',
  'a',
  'font',
  'section',
  'article',
  'title',
  'textarea',
  'marquee',
  'button',
  'select',
  'option',
] as const;

const tag = fc.constantFrom(...TAGS);
const attribute = fc.constantFrom(...ATTRIBUTES);

/** One page of markup: parts in parts, a few of them in hundreds of the same. */
export const oddMarkup: fc.Arbitrary<string> = fc.letrec<{ part: string }>((tie) => ({
  part: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    { weight: 3, arbitrary: oddText.map((t) => t.slice(0, 200)) },
    { weight: 2, arbitrary: fc.constantFrom<string>(...VOID) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom(...LINKS), attribute)
        .map(([href, more]) => `<a href="${href}"${more}>渡口</a>`),
    },
    {
      weight: 5,
      arbitrary: fc
        .tuple(tag, attribute, fc.array(tie('part'), { maxLength: 4 }))
        .map(([name, more, inner]) => `<${name}${more}>${inner.join('')}</${name}>`),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(
          fc.constantFrom('blockquote', 'ul><li', 'ol><li', 'div', 'b', 'table><tr><td'),
          fc.nat({ max: 300 }),
        )
        .map(([name, times]) => `<${name}>`.repeat(times) + 'deep'),
    },
  ),
})).part;
