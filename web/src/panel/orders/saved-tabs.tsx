import { useDesk } from '../desk';
import { Icon } from '../ui/icon';
import { PlaceLink } from '../ui/place-link';
import { readView, writeView } from './view';

/** The person's own views, beside the tabs; each can be deleted where it stands. */
export function SavedTabs() {
  const { words, address, savedViews } = useDesk();
  const { views } = words.value.list;
  const current = writeView(address.place.value).toString();
  return (
    <>
      {savedViews.all.value.map(({ name, query }) => (
        <span key={name} class="saved-tab">
          <PlaceLink
            to={readView(new URLSearchParams(query))}
            aria-current={query === current ? 'page' : undefined}
          >
            {name}
          </PlaceLink>
          <button
            type="button"
            class="bare"
            aria-label={views.remove(name)}
            onClick={(event) => {
              event.currentTarget.closest('nav')?.querySelector('a')?.focus();
              savedViews.remove(name);
            }}
          >
            <Icon name="cross" />
          </button>
        </span>
      ))}
    </>
  );
}
