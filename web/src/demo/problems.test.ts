import { expect, it } from 'vitest';
import { sentenceOf } from './problems';

it('leaves the path out of a sentence that stands at its field', () => {
  const problem = { field: 'customer.phone', message: 'customer.phone: no es un teléfono válido.' };
  expect(sentenceOf(problem)).toBe('No es un teléfono válido.');
});

it('leaves any other sentence as it is', () => {
  expect(sentenceOf({ field: null, message: 'La tienda está cerrada.' })).toBe('La tienda está cerrada.');
  expect(sentenceOf({ field: 'total', message: 'El total no cuadra.' })).toBe('El total no cuadra.');
});
