import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { useDesk } from '../desk';
import { Icon } from '../ui/icon';
import { Filters } from './filters';
import { SaveView } from './save-view';
import { countFacets, SORTS, type Sort } from './view';

function SortChoice() {
  const { words, address } = useDesk();
  const { sort, sorts } = words.value.list;
  return (
    <select
      class="sort"
      aria-label={sort}
      value={address.place.value.sort}
      onChange={(event) => address.go({ sort: event.currentTarget.value as Sort })}
    >
      {SORTS.map((one) => (
        <option key={one} value={one}>
          {sorts[one]}
        </option>
      ))}
    </select>
  );
}

/** All rows on the screen at once; for who may act on them. */
function ChooseAll() {
  const { words, bulk, list } = useDesk();
  const chosen = bulk.chosen.value.length;
  const isAll = chosen > 0 && chosen === list.rows.value.length;
  return (
    <input
      type="checkbox"
      aria-label={words.value.list.bulk.chooseAll}
      checked={isAll}
      indeterminate={chosen > 0 && !isAll}
      onChange={isAll ? bulk.clear : bulk.chooseAll}
    />
  );
}

/** The line between the tabs and the rows: choosing, filtering, sorting, keeping the view. */
export function Tools({ onKeys }: { onKeys: () => void }) {
  const { words, address, session } = useDesk();
  const { list: texts } = words.value;
  const filtersId = useId();
  const count = countFacets(address.place.value);
  const areFiltersOpen = useSignal(count > 0);
  return (
    <>
      <div class="list-tools">
        {session.viewer.value?.rights.includes('MANAGE_ORDERS') && <ChooseAll />}
        <button
          type="button"
          class="text-button"
          aria-expanded={areFiltersOpen.value}
          aria-controls={filtersId}
          onClick={() => (areFiltersOpen.value = !areFiltersOpen.value)}
        >
          <Icon name="filter" />
          {count > 0 ? texts.filtersOn(count) : texts.filters}
        </button>
        <SaveView />
        <SortChoice />
        <button type="button" class="bare keys-button" aria-label={texts.keys.open} onClick={onKeys}>
          <Icon name="keyboard" />
        </button>
      </div>
      {areFiltersOpen.value && <Filters id={filtersId} />}
    </>
  );
}
