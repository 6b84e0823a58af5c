import type { PageConfig } from '../../lib/config';
import { en } from './en';
import { es, type Words } from './es';

export type { Words };

const CATALOGUES: Record<PageConfig['language'], Words> = { es, en };

export function wordsIn(language: PageConfig['language']): Words {
  return CATALOGUES[language];
}
