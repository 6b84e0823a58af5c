import { useSignal } from '@preact/signals';
import { useDesk } from '../desk';
import { closeDialog, Dialog } from '../ui/dialog';
import { Field } from '../ui/field';
import { readView, writeView } from './view';

const USUAL = readView(new URLSearchParams());

function NameWindow({ query, onClose }: { query: string; onClose: () => void }) {
  const { words, savedViews } = useDesk();
  const { list, actions } = words.value;
  const save = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    savedViews.save({ name: String(new FormData(form).get('name')).trim(), query });
    closeDialog(form);
  };
  return (
    <Dialog title={list.views.title} onClose={onClose}>
      <form onSubmit={save}>
        <p class="hint">{list.views.intro}</p>
        <Field
          label={list.views.name}
          name="name"
          required
          pattern=".*\S.*"
          maxLength={30}
          autoComplete="off"
          autoFocus
        />
        <div class="form-buttons">
          <button type="button" class="button" onClick={(event) => closeDialog(event.currentTarget)}>
            {actions.cancel}
          </button>
          <button type="submit" class="button primary">
            {list.views.save}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** Keeps the view in the address under a name, when it is one that no tab leads to. */
export function SaveView() {
  const { words, address, savedViews } = useDesk();
  const isNaming = useSignal(false);
  const view = address.place.value;
  const query = writeView(view).toString();
  const isTab = query === writeView({ ...USUAL, tab: view.tab }).toString();
  if (isTab || savedViews.all.value.some((saved) => saved.query === query)) return null;
  return (
    <>
      <button type="button" class="text-button" onClick={() => (isNaming.value = true)}>
        {words.value.list.views.save}
      </button>
      {isNaming.value && <NameWindow query={query} onClose={() => (isNaming.value = false)} />}
    </>
  );
}
