import { expect, it } from 'vitest';
import { readViews } from './saved-views';

it('finds again what was kept', () => {
  const views = [{ name: 'Cali', query: 'city=Cali' }];
  expect(readViews(JSON.stringify(views))).toEqual(views);
});

it.each([null, '', 'no JSON', '{}', '[null, 3, {"name": 1}]'])('reads nothing out of %s', (text) => {
  expect(readViews(text)).toEqual([]);
});
