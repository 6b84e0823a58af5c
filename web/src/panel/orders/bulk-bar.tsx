import { useDesk } from '../desk';
import { closeDialog, Dialog } from '../ui/dialog';
import type { Result, Run } from './bulk';

/** The bar may be gone with its buttons: the focus goes to where orders are chosen. */
function focusTools(): void {
  document.querySelector<HTMLInputElement>('.list-tools input')?.focus({ preventScroll: true });
}

function ResultLine({ result: { number, problem, statusLabel } }: { result: Result }) {
  const { order, trouble } = useDesk().words.value;
  const isDone = problem === null;
  return (
    <li>
      <strong>{order.title(number)}</strong>{' '}
      <span class={isDone ? 'was-done' : 'was-refused'}>
        {isDone ? statusLabel : problem || trouble.unreachable}
      </span>
    </li>
  );
}

/** How the run goes, and how it went for each order with the reason why not. */
function RunWindow({ run: { step, total, results, isOver } }: { run: Run }) {
  const { words, bulk } = useDesk();
  const texts = words.value.list.bulk;
  const refused = results.filter(({ problem }) => problem !== null).length;
  return (
    <Dialog
      title={texts.title[step]}
      onClose={() => {
        bulk.close();
        if (document.activeElement === document.body) focusTools();
      }}
    >
      <progress value={results.length} max={total} aria-label={texts.title[step]} />
      <p class="hint" role="status">
        {isOver ? texts.finished(results.length - refused, refused) : texts.progress(results.length, total)}
      </p>
      <ul class="results">
        {results.map((result) => (
          <ResultLine key={result.id} result={result} />
        ))}
      </ul>
      <div class="form-buttons">
        <button type="button" class="button" autoFocus onClick={(event) => closeDialog(event.currentTarget)}>
          {isOver ? texts.close : texts.stop}
        </button>
      </div>
    </Dialog>
  );
}

/** What can be done with the chosen orders at once; there while some are chosen. */
export function BulkBar() {
  const { words, bulk } = useDesk();
  const texts = words.value.list.bulk;
  const count = bulk.chosen.value.length;
  return (
    <>
      {count > 0 && (
        <section class="bulk-bar" aria-label={texts.chosen(count)}>
          <p class="strong" role="status">
            {texts.chosen(count)}
          </p>
          <button type="button" class="button primary" onClick={() => void bulk.start('ACCEPT')}>
            {texts.accept}
          </button>
          <button type="button" class="button" onClick={() => void bulk.start('ADVANCE')}>
            {texts.advance}
          </button>
          <button
            type="button"
            class="text-button"
            onClick={() => {
              bulk.clear();
              focusTools();
            }}
          >
            {texts.clear}
          </button>
        </section>
      )}
      {bulk.run.value && <RunWindow run={bulk.run.value} />}
    </>
  );
}
