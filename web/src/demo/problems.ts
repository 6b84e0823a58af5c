import type { Problem } from './checkout';

/** What is wrong, without the API's own path before it: the field itself shows where. */
export function sentenceOf({ field, message }: Problem): string {
  const prefix = `${field}: `;
  const text = field && message.startsWith(prefix) ? message.slice(prefix.length) : message;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The problems that no control of the form answers for. */
export function unplaced(problems: readonly Problem[], form: HTMLFormElement | null): Problem[] {
  return problems.filter(({ field }) => !field || !form?.elements.namedItem(field));
}
