import { expect, it } from 'vitest';
import { en } from './en';
import { es } from './es';

function leaves(catalogue: object, path = ''): string[] {
  return Object.entries(catalogue).flatMap(([key, value]) =>
    typeof value === 'object' ? leaves(value as object, `${path}${key}.`) : [`${path}${key}`],
  );
}

it('says in English exactly what it says in Spanish', () => {
  expect(leaves(en)).toEqual(leaves(es));
});
