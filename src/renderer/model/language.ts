/** Whether a text is read as Chinese: decides faces, justification and the `lang` of the draft. */
export function isChinese(text: string): boolean {
  const wide = text.match(/[\u3400-\u9fff]/gu)?.length ?? 0;
  return wide * 3 > text.length || (wide > 0 && text.length < 12);
}
