/** When somebody, or a room, is busy: calendars that are dropped, chosen or pasted, and times entered by hand. */
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { PersonCalendar } from "../../../plans/types.ts";
import type { Busy } from "../../../types.ts";
import type { YearPlanApp } from "../app.ts";
import { readText } from "../../files.ts";
import { icons } from "../../icons.ts";
import { busyOf, inPeriod, readingPeriod, union } from "./edit.ts";
import { button, checkbox, removeButton } from "./fields.ts";
import { busySentence, listed } from "./sentences.ts";
import { emptyBusyDraft, setupState, type BusyDraft, type Reading } from "./state.ts";
import { setupStrings } from "./strings.ts";

/** Whose times they are, and where they are kept. Asked for anew at each use: reading a file takes its time. */
export interface Owner {
  key: string;
  name: string;
  calendars(): PersonCalendar[];
  write(calendars: PersonCalendar[], what: string): void;
}

const shownAtFirst = 5;

export function busyView(app: YearPlanApp, owner: Owner): TemplateResult {
  const words = setupStrings(app);
  const calendars = owner.calendars();
  const typed = calendars.find(({ name }) => name === "");
  return html`<div class="busy" role="group" aria-label="${words.busy}: ${owner.name}">
    <p class="ds-label">${words.busy}</p>
    ${calendars.filter(({ name }) => name !== "").map((calendar) => calendarView(app, owner, calendar))}
    ${typed ? typedView(app, owner, typed) : nothing}
    ${calendars.length === 0 ? html`<p class="subtle">${words.busyTimes(0)}</p>` : nothing} ${readingView(app, owner)}
    <div class="actions">
      <label class="ds-button small file-button" data-variant="secondary">
        ${icons.calendar}<span>${words.chooseFiles}</span>
        <input
          type="file"
          class="ds-sr-only"
          id="file-${owner.key}"
          accept=".ics,text/calendar"
          multiple
          aria-label=${words.chooseFilesFor(owner.name)}
          @change=${(event: Event) => {
            const field = event.target as HTMLInputElement;
            void readCalendars(app, owner, [...(field.files ?? [])]);
            field.value = "";
          }}
        />
      </label>
    </div>
    ${addView(app, owner)} ${pasteView(app, owner)}
  </div>`;
}

function calendarView(app: YearPlanApp, owner: Owner, calendar: PersonCalendar): TemplateResult {
  const words = setupStrings(app);
  const { name, tentative, countTentative } = calendar;
  const { period } = app.file!.request;
  const all = owner.calendars();
  const at = all.findIndex((each) => each.name === name);
  return html`<div class="calendar">
    <p>${words.busyOfCalendar(name, inPeriod(calendar.busy, period).length)}</p>
    ${removeButton(words.removeCalendar(name), () => {
      owner.write(all.toSpliced(at, 1), words.did.removed(name));
      app.focus(`[id="file-${owner.key}"]`);
    })}
    ${
      tentative?.length
        ? checkbox(
            {
              id: `tentative-${owner.key}-${at}`,
              label: words.tentative(inPeriod(tentative, period).length),
              checked: countTentative === true,
            },
            (on) => owner.write(all.with(at, { ...calendar, countTentative: on }), words.did.busy(owner.name)),
          )
        : nothing
    }
  </div>`;
}

function typedView(app: YearPlanApp, owner: Owner, calendar: PersonCalendar): TemplateResult {
  const words = setupStrings(app);
  const { whole } = setupState(app);
  const all = owner.calendars();
  const at = all.findIndex(({ name }) => name === "");
  const key = `busy/${owner.key}`;
  const shown = whole.has(key) ? calendar.busy : calendar.busy.slice(0, shownAtFirst);
  const write = (busy: Busy[]) =>
    owner.write(
      busy.length > 0 ? all.with(at, { ...calendar, busy }) : all.toSpliced(at, 1),
      words.did.busy(owner.name),
    );
  return html`<div class="calendar">
    <p>${words.busyOfCalendar(words.typed, inPeriod(calendar.busy, app.file!.request.period).length)}</p>
    <ul class="busy-list" id="list-${owner.key}" tabindex="-1">
      ${shown.map((busy) => {
        const says = busySentence(busy, words, app.language);
        return html`<li>
          <span>${says}</span>
          ${removeButton(words.removeBusy(says), () => {
            write(calendar.busy.filter((each) => each !== busy));
            app.focus(`[id="list-${owner.key}"], [id="file-${owner.key}"]`);
          })}
        </li>`;
      })}
    </ul>
    ${
      calendar.busy.length > shownAtFirst
        ? html`<div class="actions">
            ${button(
              whole.has(key) ? words.showFewer : words.showAll(calendar.busy.length),
              () => {
                if (!whole.delete(key)) whole.add(key);
                app.render_();
              },
              { variant: "tertiary" },
            )}
            ${button(words.removeAll, () => write([]), { variant: "tertiary", icon: icons.clear })}
          </div>`
        : nothing
    }
  </div>`;
}

// ---------------------------------------------------------------- by hand
function addView(app: YearPlanApp, owner: Owner): TemplateResult {
  const words = setupStrings(app);
  const { busyDrafts, open } = setupState(app);
  const draft = busyDrafts.get(owner.key) ?? emptyBusyDraft;
  const key = `add-busy/${owner.key}`;
  const id = (name: string) => `busy-${name}-${owner.key}`;
  const change = (part: Partial<BusyDraft>) => {
    busyDrafts.set(owner.key, { ...draft, refused: false, ...part });
    app.render_();
  };
  const add = () => {
    const busy = busyOf(draft.from, draft.to, draft.start, draft.end);
    if (!busy) {
      change({ refused: true });
      return app.focus(`[id="${id("from")}"]`);
    }
    busyDrafts.delete(owner.key);
    const all = owner.calendars();
    const at = all.findIndex(({ name }) => name === "");
    const typed = all[at] ?? { person: "", name: "", busy: [] };
    const next = { ...typed, busy: union([typed.busy, busy]) };
    owner.write(at >= 0 ? all.with(at, next) : [...all, next], words.did.busy(owner.name));
    app.focus(`[id="${id("from")}"]`);
  };
  const field = (name: "from" | "to" | "start" | "end", type: "date" | "time", label: string) =>
    html`<div class="ds-field">
      <label class="ds-label" for=${id(name)}>${label}</label>
      <input
        class="ds-input"
        type=${type}
        id=${id(name)}
        aria-describedby="${id("help")}${draft.refused ? ` ${id("problem")}` : ""}"
        aria-invalid=${draft.refused ? "true" : nothing}
        .value=${live(draft[name])}
        @input=${(event: InputEvent) => change({ [name]: (event.target as HTMLInputElement).value })}
        @keydown=${(event: KeyboardEvent) => {
          if (event.key === "Enter") add();
        }}
      />
    </div>`;
  return html`<details
    class="more"
    ?open=${open.has(key)}
    @toggle=${(event: Event) => {
      if ((event.target as HTMLDetailsElement).open) open.add(key);
      else open.delete(key);
    }}
  >
    <summary>${words.addBusy}</summary>
    <div class="inside">
      <p class="subtle" id=${id("help")}>${words.busyHelp}</p>
      <div class="row">
        ${field("from", "date", words.from)} ${field("to", "date", words.busyTo)}
        ${field("start", "time", words.startTime)} ${field("end", "time", words.endTime)}
      </div>
      ${draft.refused ? html`<p class="ds-validation-message" id=${id("problem")}>${words.busyRefused}</p>` : nothing}
      <div class="actions">${button(words.add, add, { icon: icons.plus })}</div>
    </div>
  </details>`;
}

// ---------------------------------------------------------------- files
function pasteView(app: YearPlanApp, owner: Owner): TemplateResult {
  const words = setupStrings(app);
  const { pasted } = setupState(app);
  const text = pasted.get(owner.key) ?? "";
  const read = () => {
    if (text.trim() === "") return;
    pasted.delete(owner.key);
    void readCalendars(app, owner, [new File([text], words.pasted, { type: "text/calendar" })]);
  };
  return html`<details class="more">
    <summary>${words.paste}</summary>
    <div class="inside">
      <div class="ds-field">
        <label class="ds-label" for="paste-${owner.key}">${words.pasteHelp}</label>
        <textarea
          class="ds-input"
          id="paste-${owner.key}"
          rows="3"
          spellcheck="false"
          autocomplete="off"
          .value=${live(text)}
          @input=${(event: InputEvent) => {
            pasted.set(owner.key, (event.target as HTMLTextAreaElement).value);
            app.render_();
          }}
        ></textarea>
      </div>
      <div class="actions">${button(words.pasteRead, read, { disabled: text.trim() === "" })}</div>
    </div>
  </details>`;
}

function readingView(app: YearPlanApp, owner: Owner): TemplateResult {
  const words = setupStrings(app);
  const reading = setupState(app).readings.get(owner.key);
  return html`<div class="reading" role="status">
    ${
      reading?.file
        ? html`<p>${words.reading(reading.file, reading.done, reading.total)}</p>
            <progress
              max=${reading.total || 1}
              .value=${reading.done}
              aria-label=${words.reading(reading.file, reading.done, reading.total)}
            ></progress>
            ${button(words.stopReading, () => reading.abort.abort(), { icon: icons.stop, variant: "tertiary" })}`
        : nothing
    }
    ${reading?.notes.map((note) => html`<p class="subtle">${note}</p>`)}
    ${reading?.errors.map((error) => html`<p class="ds-validation-message">${error}</p>`)}
  </div>`;
}

/** Titles and places go no further than the reader: only the times come back from it. */
export async function readCalendars(app: YearPlanApp, owner: Owner, files: readonly File[]): Promise<void> {
  if (files.length === 0) return;
  const words = setupStrings(app);
  const { readings } = setupState(app);
  readings.get(owner.key)?.abort.abort();
  const reading: Reading = { done: 0, total: 0, abort: new AbortController(), notes: [], errors: [] };
  readings.set(owner.key, reading);
  const { signal } = reading.abort;
  for (const file of files) {
    reading.file = file.name;
    reading.done = reading.total = 0;
    app.render_();
    try {
      const { readBusy } = await import("../../../plans/busy.ts");
      const text = await readText(file);
      const found = await readBusy(text, {
        ...readingPeriod(app.file!.request.period),
        signal,
        onProgress: (done, total) => {
          reading.done = done;
          reading.total = total;
          app.render_();
        },
      });
      if (signal.aborted) break;
      const calendar: PersonCalendar = {
        person: "",
        name: file.name,
        busy: found.busy,
        ...(found.tentative.length > 0 && { tentative: found.tentative }),
      };
      // The same file again is its new edition.
      const all = owner.calendars();
      const at = all.findIndex(({ name }) => name === file.name);
      const kept = at >= 0 ? all[at]!.countTentative : undefined;
      const next = { ...calendar, ...(kept !== undefined && { countTentative: kept }) };
      owner.write(at >= 0 ? all.with(at, next) : [...all, next], words.did.calendar(owner.name));
      reading.notes.push(words.read(file.name, inPeriod(found.busy, app.file!.request.period).length));
      const skipped = found.skipped.filter(({ count }) => count > 0);
      if (skipped.length > 0)
        reading.notes.push(
          words.skippedIntro(
            listed(
              skipped.map(({ reason, count }) => (words.skipped[reason] ?? words.skippedOther)(count)),
              words.and,
            ),
          ),
        );
    } catch (error) {
      if (signal.aborted) break;
      const code = (error as { code?: unknown } | undefined)?.code;
      const say = typeof code === "string" ? words.readFailed[code] : undefined;
      if (!say) console.error("slt-year-plan:", error);
      reading.errors.push((say ?? words.readFailedOther)(file.name));
    }
  }
  delete reading.file;
  app.render_();
}

// ---------------------------------------------------------------- dropping
const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;

/** A row that takes files; for `@dragover`, `@dragleave` and `@drop`. */
export const dropping = (app: YearPlanApp, owner: Owner) => {
  const state = setupState(app);
  const hold = (over: string | undefined) => {
    if (state.over === over) return;
    state.over = over;
    app.render_();
  };
  return {
    over: (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      event.dataTransfer!.dropEffect = "copy";
      hold(owner.key);
    },
    leave: (event: DragEvent) => {
      if (!(event.currentTarget as Element).contains(event.relatedTarget as Node | null)) hold(undefined);
    },
    drop: (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      hold(undefined);
      state.open.add(owner.key);
      void readCalendars(app, owner, [...event.dataTransfer!.files]);
    },
  };
};
