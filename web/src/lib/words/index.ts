import type { PageConfig } from '../config';
import { en } from './en';
import { es, type Words } from './es';

export type { Words };

const CATALOGUES: Record<PageConfig['language'], Words> = { es, en };

/** The catalogue of a language: Spanish for `es`, English for everything else. */
export function wordsIn(language: string): Words {
  return CATALOGUES[language.startsWith('es') ? 'es' : 'en'];
}
