// Writes what the code says to Slack, one JSON object a line, as TypeScript constants of Slack's own types.
'use strict';
const { readFileSync, writeFileSync } = require('node:fs');

const [source, target] = process.argv.slice(2);
const lines = readFileSync(source, 'utf8').trim().split('\n').map((line) => JSON.parse(line));
if (lines.length < 100) {
  throw new Error(`${source} has only ${lines.length} lines: a check of nothing`);
}
const out = ["import type { HomeView, KnownBlock, ModalView } from '@slack/types';", ''];
const constant = (name, type, value) => out.push(`export const ${name}: ${type} = ${JSON.stringify(value, null, 1)};`);
lines.forEach(({ maker, blocks, view }, i) => {
  out.push(`// ${maker}`);
  if (view) {
    const { blocks: inside, ...frame } = view;
    constant(`blocks${i}`, 'KnownBlock[]', inside);
    constant(`view${i}`, view.type === 'home' ? 'HomeView' : 'ModalView', { ...frame, blocks: [] });
  } else {
    constant(`blocks${i}`, 'KnownBlock[]', blocks);
  }
});
// A check that takes these checks nothing.
const planted = [
  { type: 'header', text: { type: 'mrkdwn', text: 'x' } },
  { type: 'header' },
  { type: 'marquee', text: { type: 'plain_text', text: 'x' } },
  { type: 'section', text: { type: 'plain_text', text: 'x' }, colour: 'red' },
  { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text' }] }] },
  { type: 'actions', elements: [{ type: 'button', text: 'x' }] },
];
planted.forEach((block, i) => {
  out.push('// @ts-expect-error', `export const planted${i}: KnownBlock[] = [${JSON.stringify(block)}];`);
});
writeFileSync(target, out.join('\n') + '\n');
console.log(`${lines.length} messages and views, ${planted.length} planted defects`);
