// <slt-referral-check> as somebody with a case meets it: the ways through by mouse and by keyboard, that nothing of a case stays or leaves, and how it looks where.
import assert from "node:assert/strict";
import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { before, describe, test } from "node:test";

import { runAxe } from "./support/axe.mjs";
import { blankPage, elementsReady, openPage, using } from "./support/chromium.mjs";
import { projectRoot, resultsFolder } from "./support/demo.mjs";
import { ownPage } from "./support/event-check.mjs";
import { holdPrint } from "./support/print.mjs";
import { sights } from "./support/screenshots.mjs";
import { startSession } from "./support/session.mjs";
import { overhang, stickingOut } from "./support/sideways.mjs";

const stange = JSON.parse(await readFile(path.join(projectRoot, "src/packs/profiles/stange.json"), "utf8"));
/** Another year than the demo's: with six teams, and one that meets today. */
const plan = await readFile(new URL("fixtures/hamar-2026-27.json", import.meta.url), "utf8");
const today = "2027-02-10";
const order =
  "duty anonymous consentForm orientationForm voluntary informed purpose services until withdrawn focus team";
const questions = order.split(" ");

const session = startSession();
before(async () => {
  await mkdir(resultsFolder, { recursive: true });
});

/** Opens a page of the demo, hands over the page and the element, and insists that nothing went wrong meanwhile. */
async function visit({ name = "henvisning.html", language, expected, ...options }, use) {
  const files = { "planer/hamar-2026-27.json": plan };
  const opened = await openPage(session.browser, session.demo.url + name, {
    reports: session.demo.reports,
    files,
    ...options,
  });
  await using(opened, expected, async (page, problems) => {
    const element = page.locator("slt-referral-check");
    await start(element, language);
    // The questions do not wait for the plan, but until it is there the teams, also those on paper, are the profile's.
    if (name.endsWith("henvisning.html"))
      await element.locator(".print-root", { hasText: "Aldersteam 6" }).waitFor({ state: "attached" });
    await use(page, element, problems);
  });
}

async function start(element, language) {
  await element.locator("#q-duty").waitFor();
  await element.evaluate(
    (node, [day, code]) => {
      node.setAttribute("asof", day);
      if (code) node.setAttribute("language", code);
    },
    [today, language],
  );
}

/** The same on a page of the test's own. */
async function visitOwn(attributes, files, use, { expected, ...options } = {}) {
  const opened = await blankPage(session.browser, session.demo.url, { reports: session.demo.reports, ...options });
  await using(opened, expected, async (page) => {
    await ownPage(page, session.demo, `<slt-referral-check ${attributes} asof="${today}"></slt-referral-check>`, files);
    await use(page, page.locator("slt-referral-check"));
  });
}

const good = {
  duty: "no",
  anonymous: "no",
  consentForm: "yes",
  orientationForm: "yes",
  voluntary: "yes",
  informed: "yes",
  purpose: "yes",
  services: "barnevern",
  until: "2027-06-18",
  withdrawn: "no",
  focus: "substances",
  team: "aldersteam-4",
};
const at = (element, question) => element.locator(`#q-${question}`);
async function answer(element, answers) {
  for (const [question, value] of Object.entries(answers)) {
    const item = at(element, question);
    if (/closed/.test(await item.getAttribute("class"))) await item.getByRole("button").click();
    if (question === "until") await item.locator("input").fill(value);
    else await item.locator(`input[value="${value}"]`).check();
  }
}
const outcome = (element) => element.locator(".outcome").innerText();
const toneOf = (element) => element.locator(".outcome").getAttribute("data-tone");
const stateOf = (element, question) => at(element, question).locator(".state").innerText();
const checked = (element) => element.locator("input:checked").count();
const next = (element) => element.locator("[data-next]").evaluateAll((nodes) => nodes.map(({ id }) => id.slice(2)));
const focused = (element) =>
  element.evaluate((node) => {
    const { activeElement } = node.shadowRoot;
    return activeElement && (activeElement.id || activeElement.className);
  });

async function blank(element) {
  await element.locator("#q-duty").waitFor();
  assert.equal(await checked(element), 0);
  assert.deepEqual(await next(element), ["duty"]);
  assert.equal(await element.locator("form input").count(), 3, "only the first question stands open");
  assert.match(await outcome(element), /^(Ikke ferdig utfylt|Ikkje ferdig utfylt)/);
}

describe("by mouse", () => {
  test("every question in its order leads to ready, with the team's next meeting", async () => {
    await visit({}, async (page, element) => {
      assert.deepEqual(
        await element.locator(".question").evaluateAll((nodes) => nodes.map(({ id }) => id.slice(2))),
        questions,
      );
      assert.match(await outcome(element), /Ikke ferdig utfylt\s+Svar på spørsmålene/);
      for (const [index, question] of questions.entries()) {
        assert.deepEqual(await next(element), [question]);
        assert.equal(await toneOf(element), "neutral", question);
        await answer(element, { [question]: good[question] });
        assert.match(await stateOf(element, question), question === "anonymous" ? /Besvart/ : /Oppfylt/);
        if (index < questions.length - 2)
          assert.match(await outcome(element), new RegExp(`${questions.length - 1 - index} spørsmål gjenstår`));
      }
      assert.match(await outcome(element), /Klar for tverrfaglig team\s+Alt er på plass/);
      assert.equal(await toneOf(element), "success");
      assert.deepEqual(await next(element), []);
      assert.match(
        await element.locator("section.team").innerText(),
        /Aldersteam 4\s+Neste møte: torsdag 18\. februar 2027 kl\. 08\.30–11\.30, Storsalen/,
      );
    });
  });

  test("not ready: what is lacking, with a way out, the form, and the way to the question", async () => {
    await visit({}, async (page, element) => {
      await answer(element, { ...good, consentForm: "no", purpose: "no" });
      assert.match(await outcome(element), /Ikke klar ennå\s+2 ting mangler/);
      assert.equal(await toneOf(element), "danger");
      const items = element.locator(".lacking li");
      assert.equal(await items.count(), 2);
      assert.match(await items.nth(0).innerText(), /skjemaet for fritak[\s\S]*Fyll det ut sammen/);
      assert.match(await items.nth(1).innerText(), /Samtykket er ikke gyldig[\s\S]*Skriv formålet inn/);
      const link = items.nth(0).getByRole("link");
      assert.match(await link.getAttribute("href"), /^https:\/\/www\.hamar\.kommune\.no\//);
      assert.equal(await link.getAttribute("referrerpolicy"), "no-referrer");
      assert.match(await stateOf(element, "purpose"), /Brudd på krav/);
      await items.nth(1).getByRole("button", { name: "Gå til spørsmålet" }).click();
      assert.equal(await focused(element), "purpose-no");
      await answer(element, { consentForm: "yes", purpose: "yes" });
      assert.match(await outcome(element), /Klar for tverrfaglig team/);
    });
  });

  test("not ready: one press makes it anonymous, and another answer takes that back", async () => {
    await visit({}, async (page, element) => {
      await answer(element, { ...good, withdrawn: "yes" });
      assert.match(await outcome(element), /Ikke klar ennå/);
      await element.getByRole("button", { name: "Drøft saken anonymt" }).click();
      assert.match(await outcome(element), /Klar for tverrfaglig team\s+Saken kan drøftes anonymt/);
      assert.equal(await focused(element), "anonymous-yes");
      await answer(element, { anonymous: "no" });
      assert.match(await outcome(element), /Ikke klar ennå/);
    });
  });

  test("elsewhere first: what to do now and by whom, and no other question in the foreground", async () => {
    await visit({}, async (page, element) => {
      await answer(element, { duty: "unclear" });
      assert.match(await outcome(element), /Barnevernet først/);
      assert.equal(await toneOf(element), "warning");
      assert.match(await element.locator(".todo").innerText(), /Gjør dette nå[\s\S]*Du som er bekymret, melder selv/);
      assert.deepEqual(await next(element), []);
      // It can be reached all the same.
      await at(element, "focus").getByRole("button").click();
      await answer(element, { focus: "crime" });
      assert.match(await outcome(element), /Barnevernet først/);
      await answer(element, { duty: "notified" });
      assert.match(await outcome(element), /10 spørsmål gjenstår/);
      assert.deepEqual(await next(element), ["anonymous"]);
    });
  });

  test("anonymous: neither forms nor consent are asked for", async () => {
    await visit({}, async (page, element) => {
      await answer(element, { duty: "no", anonymous: "yes" });
      assert.match(await outcome(element), /2 spørsmål gjenstår/);
      assert.deepEqual(await next(element), ["focus"]);
      for (const question of questions.slice(2, 10)) {
        assert.match(await stateOf(element, question), /Gjelder ikke her/);
        assert.equal(await at(element, question).locator("input").count(), 0);
      }
      await answer(element, { focus: "mentalHealth", team: "aldersteam-1" });
      assert.match(await outcome(element), /Klar for tverrfaglig team\s+Saken kan drøftes anonymt/);
    });
  });
});

describe("by keyboard alone, nynorsk", () => {
  const names = ["duty", "anonymous", "consentForm", "orientationForm", "voluntary", "informed", "purpose"];
  /** From the question at hand to the next one: past why it is asked, and past the way to take the answer back. */
  async function tabTo(page, element, start) {
    for (let presses = 0; presses < 12; ++presses) {
      await page.keyboard.press("Tab");
      if ((await focused(element))?.startsWith(`${start}`)) return;
    }
    assert.fail(`${start} is out of reach`);
  }

  test("ready", async () => {
    await visit({ language: "nn" }, async (page, element) => {
      await element.locator("#duty-no").focus();
      await page.keyboard.press("Space");
      for (const question of names.slice(1)) {
        await tabTo(page, element, `${question}-`);
        await page.keyboard.press("Space");
        if (question === "anonymous") await page.keyboard.press("ArrowDown");
      }
      await tabTo(page, element, "services-");
      await page.keyboard.press("Space");
      await tabTo(page, element, "until");
      await page.keyboard.type("18062027");
      await tabTo(page, element, "withdrawn-");
      await page.keyboard.press("Space");
      await tabTo(page, element, "focus-");
      await page.keyboard.press("Space");
      // Past the other boxes of that question.
      await tabTo(page, element, "team-");
      await page.keyboard.press("Space");
      await page.keyboard.press("ArrowDown");
      assert.match(await outcome(element), /Klar for tverrfagleg team\s+Alt er på plass/);
      assert.match(await element.locator("section.team").innerText(), /Aldersteam 2\s+Neste møte: onsdag 10\. februar/);
      await tabTo(page, element, "reset");
      await page.keyboard.press("Enter");
      await blank(element);
      assert.equal(await focused(element), "duty-no");
      assert.equal(await element.getByRole("status").innerText(), "Alle svara er tømde.");
    });
  });

  test("not ready, and elsewhere first", async () => {
    await visit({ language: "nn" }, async (page, element) => {
      await element.locator("#duty-no").focus();
      await page.keyboard.press("Space");
      await tabTo(page, element, "anonymous-");
      await page.keyboard.press("ArrowDown");
      await tabTo(page, element, "consentForm-");
      await page.keyboard.press("Space");
      await page.keyboard.press("ArrowDown");
      assert.match(await outcome(element), /Ikkje klar enno\s+Éin ting manglar/);
      await element.locator("#duty-no").focus();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowDown");
      assert.match(await outcome(element), /Barnevernet først/);
      // The question that the arrows went along stays where it is.
      assert.equal(await focused(element), "duty-unclear");
    });
  });

  test("the strip above the form leads to the answer", async () => {
    await visit({ language: "nn", viewport: { width: 320, height: 640 } }, async (page, element) => {
      await element.locator(".status-bar").focus();
      await page.keyboard.press("Enter");
      assert.equal(await focused(element), "result");
      const ring = await element.locator(".result").evaluate((node) => getComputedStyle(node).outlineStyle);
      assert.equal(ring, "solid");
    });
  });
});

describe("never early", () => {
  test("no form yet is grey while the case may still be discussed anonymously", async () => {
    await visit({}, async (page, element) => {
      await answer(element, { duty: "no" });
      await at(element, "consentForm").getByRole("button").click();
      await answer(element, { consentForm: "no" });
      assert.match(await stateOf(element, "consentForm"), /Mangler opplysninger/);
      assert.equal(await toneOf(element), "neutral");
      assert.deepEqual(await next(element), ["anonymous"]);
      await answer(element, { anonymous: "no" });
      assert.equal(await toneOf(element), "danger");
    });
  });

  test("a date is no answer before its year is whole, and half a date is said to be one when the field is left", async () => {
    await visit({}, async (page, element) => {
      const { until, withdrawn, ...others } = good;
      await answer(element, others);
      await at(element, "until").locator("input").focus();
      for (const digit of "1806202") {
        await page.keyboard.press(digit);
        assert.equal(await toneOf(element), "neutral");
      }
      await page.keyboard.press("Tab");
      await page.keyboard.press("Tab");
      assert.match(await at(element, "until").innerText(), /Skriv hele datoen/);
      assert.equal(await element.locator("#until").getAttribute("aria-invalid"), "true");
      await answer(element, { until });
      assert.doesNotMatch(await at(element, "until").innerText(), /Skriv hele datoen/);
      assert.match(await stateOf(element, "until"), /Oppfylt/);
      await answer(element, { until: "2027-02-09" });
      assert.match(await at(element, "until").innerText(), /Samtykket gikk ut tirsdag 9\. februar 2027/);
    });
  });

  test("nothing ticked is no answer; none of them is one", async () => {
    await visit({}, async (page, element) => {
      await answer(element, good);
      await at(element, "services").getByLabel("Barnevernet").uncheck();
      assert.match(await stateOf(element, "services"), /Mangler opplysninger/);
      assert.match(await outcome(element), /Ett spørsmål gjenstår/);
      await answer(element, { services: "none" });
      assert.match(await stateOf(element, "services"), /Brudd på krav/);
      await at(element, "services").getByLabel("PPT").check();
      assert.equal(await at(element, "services").locator("input:checked").count(), 1);
      assert.match(await outcome(element), /Klar for/);
    });
  });
});

describe("services, teams and meetings", () => {
  const labels = (element, question) =>
    at(element, question)
      .locator("label")
      .evaluateAll((nodes) => nodes.map((node) => node.textContent.trim()));

  test("services are named by what they are, not by who", async () => {
    await visit({}, async (page, element) => {
      await at(element, "services").getByRole("button").click();
      assert.deepEqual(
        await labels(element, "services"),
        "Barnevernet,Helsestasjonen,PPT,BIK BUP,Politiet,Skole,Barnehage,Ingen tjenester er nevnt".split(","),
      );
    });
    await visit({ name: "henvisning-stange.html" }, async (page, element) => {
      await at(element, "services").getByRole("button").click();
      assert.deepEqual(
        await labels(element, "services"),
        "Hamar politistasjon,SLT-koordinator,Skolehelsetjenesten,PPA,Barnevernet,Stange ungdomsskole,Ottestad ungdomsskole,Romedal ungdomsskole,Ingen tjenester er nevnt".split(
          ",",
        ),
      );
    });
  });

  test("without a plan the teams are the profile's, and somebody knows when they meet", async () => {
    await visit({ name: "henvisning-stange.html" }, async (page, element) => {
      await answer(element, { duty: "no", anonymous: "yes", focus: "crime" });
      assert.deepEqual(await labels(element, "team"), ["Skolemøte Stange", "Skolemøte Ottestad", "Skolemøte Romedal"]);
      await answer(element, { team: "skolemote-ottestad" });
      assert.match(await element.locator("section.team").innerText(), /Spør SLT-koordinatoren når teamet møtes/);
      assert.match(await outcome(element), /Klar for/);
    });
  });

  test("a body of the plan of which nobody has said what it does can be chosen; one that the profile knows to steer cannot", async () => {
    const year = JSON.parse(plan);
    const bodies = year.bodies.map(({ level, ...body }) => (body.id === "politirad" ? body : { ...body, level }));
    const file = JSON.stringify({
      ...year,
      bodies: [...bodies, { id: "ny", name: "Ny gruppe", minutes: 60, members: [] }],
    });
    await visitOwn(`profile="hamar" src="ny-plan.json"`, { "ny-plan.json": file }, async (page, element) => {
      await element.locator("#q-duty").waitFor();
      await answer(element, { duty: "no", anonymous: "yes", focus: "crime" });
      await element.locator("#q-team").getByText("Ny gruppe").waitFor();
      const names = (await labels(element, "team")).join();
      assert.match(names, /Aldersteam 1/);
      assert.doesNotMatch(names, /Politiråd|arbeidsgruppe/);
    });
  });

  test("today's meeting is a next one, and after the last one it says so", async () => {
    await visit({}, async (page, element) => {
      await answer(element, { duty: "no", anonymous: "yes", focus: "crime", team: "aldersteam-2" });
      assert.match(await element.locator("section.team").innerText(), /onsdag 10\. februar 2027/);
      await element.evaluate((node) => node.setAttribute("asof", "2027-06-30"));
      await element.getByText("Planen har ingen flere møter").first().waitFor();
    });
  });

  test("a consent that runs out before the team meets is told, though it holds today", async () => {
    await visit({}, async (page, element) => {
      await answer(element, { ...good, until: "2027-02-17" });
      assert.match(await outcome(element), /Klar for/);
      const warning = /Samtykket gjelder ikke lenger når teamet møtes torsdag 18\. februar 2027/;
      assert.match(await at(element, "until").innerText(), warning);
      assert.match(await element.locator("section.team").innerText(), warning);
      await answer(element, { until: "2027-02-18" });
      assert.doesNotMatch(await element.locator(".app").innerText(), warning);
    });
  });

  test("where the plan cannot be had, the questions can be answered all the same, and one more try helps", async () => {
    const files = {};
    await visitOwn(
      `profile="hamar" src="plan-som-mangler.json"`,
      files,
      async (page, element) => {
        await element.locator(".notice").waitFor();
        await answer(element, { duty: "no", anonymous: "yes", focus: "crime", team: "aldersteam-6-12" });
        assert.match(await outcome(element), /Klar for/);
        await page.route("**/plan-som-mangler.json", (route) =>
          route.fulfill({ contentType: "application/json", body: plan }),
        );
        await element.getByRole("button", { name: "Prøv igjen" }).click();
        await element.getByText("Neste møte: torsdag 18. februar 2027").first().waitFor();
        assert.equal(await element.locator(".notice").count(), 0);
      },
      { expected: [/plan-som-mangler/] },
    );
  });
});

describe("a municipality's own profile", () => {
  const own = (forms) => JSON.stringify({ ...stange, municipality: "Prøvik", forms });
  const failing = (profile, files, words, options) =>
    visitOwn(
      `profile="${profile}"`,
      files,
      async (page, element) => {
        assert.match(await element.getByRole("alert").innerText(), words);
        assert.deepEqual((await runAxe(page)).violations, []);
      },
      options,
    );

  test("quotes of another municipality are said to be that; a law and one's own words are not", async () => {
    const why = async (element, question) => {
      await at(element, question).locator("summary").click();
      return at(element, question).locator(".more").innerText();
    };
    const others = /Ordene er fra en annen kommune\. Spør SLT-koordinatoren i Stange/;
    for (const [profile, theirs] of [
      ["stange", true],
      ["hamar", false],
    ])
      await visitOwn(`profile="${profile}" language="nb"`, {}, async (_, element) => {
        await answer(element, { duty: "no", anonymous: "no" });
        const said = await why(element, "consentForm");
        assert.match(said, /Kilde: Hamar kommune/);
        assert.equal(others.test(said), theirs, said);
        assert.ok(!/annen kommune/.test(await why(element, "duty")));
      });
  });

  test("its forms are linked, by https and on the same site; without one it says whom to ask", async () => {
    const forms = {
      notification: { title: { nb: "Meld fra til barnevernet" }, url: "/skjema/melding.html" },
      consent: { title: { nb: "Samtykkeskjema" }, url: "https://example.org/samtykke.pdf" },
    };
    await visitOwn(`profile="./egen.json"`, { "egen.json": own(forms) }, async (page, element) => {
      await answer(element, { duty: "unclear" });
      const link = element.locator(".todo").getByRole("link", { name: "Meld fra til barnevernet" });
      assert.equal(await link.getAttribute("href"), `${session.demo.url}skjema/melding.html`);
      await answer(element, { duty: "no", anonymous: "no", consentForm: "no", orientationForm: "no" });
      const lacking = element.locator(".lacking li");
      assert.equal(await lacking.nth(0).getByRole("link").getAttribute("href"), "https://example.org/samtykke.pdf");
      assert.match(await lacking.nth(1).innerText(), /Spør SLT-koordinatoren i Prøvik/);
    });
  });

  test("a link that runs a script is refused with the whole profile", () =>
    failing(
      "./egen.json",
      { "egen.json": own({ consent: { title: { nb: "Klikk" }, url: "javascript:alert(1)" } }) },
      /kan ikke brukes[\s\S]*/,
    ));
  test("no such municipality", () => failing("utopia", {}, /Fant ingen kommune på «utopia»/));
  test("another site", () => failing("https://example.org/p.json", {}, /samme nettsted/));
  test("no profile at all", () => failing("./egen.json", { "egen.json": "<html>" }, /kan ikke brukes/));
});

describe("nothing of a case stays or leaves", () => {
  const traces = (page) =>
    page.evaluate(async () => ({
      databases: (await indexedDB.databases()).map(({ name }) => name),
      local: { ...localStorage },
      session: { ...sessionStorage },
      caches: await caches.keys(),
      cookies: document.cookie,
      history: history.length,
      state: history.state,
      address: location.href,
    }));

  test("there is no field that a name fits into", async () => {
    await visit({}, async (page, element) => {
      await answer(element, good);
      const fields = await element.evaluate((node) =>
        [...node.shadowRoot.querySelectorAll("input, textarea, select, [contenteditable]")].map(
          (field) => field.getAttribute("type") ?? field.localName,
        ),
      );
      assert.deepEqual([...new Set(fields)].sort(), ["checkbox", "date", "radio"]);
      assert.deepEqual(
        await element.evaluate(
          (node) =>
            [...node.shadowRoot.querySelectorAll("form, input")].filter(({ autocomplete }) => autocomplete !== "off")
              .length,
        ),
        0,
      );
    });
  });

  test("no store, no address, no request, no event, no attribute", async () => {
    await visit({}, async (page, element, problems) => {
      await elementsReady(page, "slt-referral-check");
      await page.evaluate(() => {
        window.heard = [];
        const dispatch = EventTarget.prototype.dispatchEvent;
        EventTarget.prototype.dispatchEvent = function (event) {
          if (event instanceof CustomEvent) window.heard.push(event.type);
          return dispatch.call(this, event);
        };
      });
      const before = await traces(page);
      const attributes = () =>
        element.evaluate((node) => node.getAttributeNames().map((name) => node.getAttribute(name)));
      const asked = problems.requests.length;
      const said = await attributes();
      await answer(element, good);
      await answer(element, { purpose: "no", duty: "unclear" });
      await answer(element, { duty: "no" });
      await element.getByRole("button", { name: "Drøft saken anonymt" }).click();
      await element.getByRole("button", { name: "Begynn på nytt" }).click();
      await answer(element, good);
      await page.waitForTimeout(1200);
      assert.deepEqual(await traces(page), before);
      assert.deepEqual(before.databases, []);
      assert.deepEqual({ ...before.local, ...before.session }, {});
      assert.deepEqual(problems.requests.slice(asked), []);
      assert.deepEqual(await attributes(), said);
      assert.deepEqual(await page.evaluate(() => window.heard), []);
    });
  });

  test("after reloading everything is blank", async () => {
    await visit({}, async (page, element) => {
      await answer(element, good);
      await page.reload();
      await start(element);
      await blank(element);
    });
  });

  test("after going elsewhere and back everything is blank", async () => {
    // The page that is left again at once gives up its own icon.
    await visit({ expected: [/mark\.svg: net::ERR_ABORTED/] }, async (page, element) => {
      await answer(element, good);
      await page.goto(`${session.demo.url}index.html`);
      await page.goBack();
      await blank(element);
    });
  });

  test("a page that the browser keeps for the way back is blank before it is put away", async () => {
    await visit({}, async (page, element) => {
      await answer(element, good);
      const left = await page.evaluate(() => {
        dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
        const { shadowRoot } = document.querySelector("slt-referral-check");
        return {
          checked: shadowRoot.querySelectorAll("input:checked").length,
          open: shadowRoot.querySelectorAll("form input").length,
          outcome: shadowRoot.querySelector(".outcome").dataset.tone,
        };
      });
      assert.deepEqual(left, { checked: 0, open: 3, outcome: "neutral" });
    });
  });

  test("an element that is taken away leaves no answer in its tree", async () => {
    await visit({}, async (page, element) => {
      await answer(element, good);
      const left = await element.evaluate((node) => {
        node.remove();
        const fields = [...node.shadowRoot.querySelectorAll("form input")];
        return fields.filter(({ type, value, checked }) => checked || (type === "date" && value)).length;
      });
      assert.equal(left, 0);
    });
  });

  test("beginning anew empties half-typed dates too", async () => {
    await visit({}, async (page, element) => {
      const held = () =>
        at(element, "until")
          .locator("input")
          .evaluate(({ validity }) => validity.badInput);
      await at(element, "until").getByRole("button").click();
      await page.keyboard.type("1206");
      assert.equal(await held(), true);
      await element.getByRole("button", { name: "Begynn på nytt" }).click();
      await blank(element);
      await at(element, "until").getByRole("button").click();
      assert.equal(await held(), false);
    });
  });
});

describe("on paper", () => {
  const pages = (pdf) => pdf.toString("latin1").match(/\/Type \/Page\b/g).length;

  for (const name of ["henvisning.html", "henvisning-stange.html"]) {
    test(`one sheet, the same whatever has been answered, ${name}`, async () => {
      await visit({ name }, async (page, element) => {
        const paper = page.locator("[data-slt-print] .paper");
        await holdPrint(page);
        const press = () => element.getByRole("button", { name: "Skriv ut blank sjekkliste" }).click();
        await press();
        const before = await paper.innerText();
        for (const text of ["Må saken meldes til barnevernet?", "Gå til spørsmål 11", "Ikke skriv navn"])
          assert.ok(before.includes(text), text);
        assert.equal(await paper.locator("tr").count(), questions.length);
        const { team, ...others } = good;
        await answer(element, { ...others, duty: "unclear" });
        await press();
        assert.equal(await paper.innerText(), before);
        assert.equal(await paper.locator("input, [checked]").count(), 0);
        // Before the sheet is printed: once it has been, the page may be put back at any time.
        await page.emulateMedia({ media: "print" });
        assert.equal(await element.isVisible(), false);
        const pdf = await page.pdf({
          path: path.join(resultsFolder, `referral-check.${name}.pdf`),
          preferCSSPageSize: true,
        });
        assert.equal(pages(pdf), 1);
      });
    });
  }

  test("where the page itself is printed, the blank list stands in the element's place", async () => {
    await visit({}, async (page, element) => {
      await answer(element, { duty: "unclear" });
      await page.emulateMedia({ media: "print" });
      assert.equal(await element.locator(".app").isVisible(), false);
      assert.ok(await element.locator(".referral-paper").isVisible());
      assert.doesNotMatch(await element.locator(".referral-paper").innerText(), /Gjør dette nå/);
      await page.emulateMedia({ media: "screen" });
      assert.ok(await element.locator(".app").isVisible());
      assert.equal(await element.locator(".referral-paper").isVisible(), false);
    });
  });
});

describe("for everybody's eyes and ears", () => {
  const states = {
    empty: {},
    ready: good,
    lacking: { ...good, consentForm: "no", services: "none", until: "2027-02-09", focus: "none" },
    elsewhere: { duty: "unclear" },
    anonymous: { duty: "notified", anonymous: "yes" },
    runsOut: { ...good, until: "2027-02-12" },
  };
  for (const [sight, options] of Object.entries(sights)) {
    test(`axe finds nothing, ${sight}`, async () => {
      await visit(options, async (page, element) => {
        for (const [state, answers] of Object.entries(states)) {
          await element.locator("#reset").click();
          await answer(element, answers);
          await element.evaluate((node) => {
            for (const details of node.shadowRoot.querySelectorAll("details")) details.open = true;
          });
          await element.screenshot({ path: path.join(resultsFolder, `referral-check.${state}.${sight}.png`) });
          assert.deepEqual((await runAxe(page)).violations, [], state);
          assert.equal(await overhang(page), 0, state);
          assert.deepEqual(await stickingOut(element), [], state);
        }
      });
    });
  }

  test("what it comes to is told politely, once the answers rest, and no more often than it changes", async () => {
    await visit({}, async (page, element) => {
      const status = element.getByRole("status");
      assert.equal(await status.getAttribute("aria-live"), "polite");
      await answer(element, { duty: "unclear" });
      assert.equal(await status.innerText(), "");
      await element.getByText("Barnevernet først.", { exact: true }).waitFor({ state: "attached" });
      await answer(element, { duty: "no", anonymous: "no", consentForm: "no" });
      await element.getByText("Ikke klar ennå. Én ting mangler.", { exact: true }).waitFor({ state: "attached" });
    });
  });

  test("colour is never alone: every state has an icon and a word", async () => {
    await visit({}, async (page, element) => {
      await answer(element, states.lacking);
      const bare = await element.evaluate((node) =>
        [...node.shadowRoot.querySelectorAll(".state, .outcome, .status-bar, .lacking li, .warn")]
          .filter((each) => !each.querySelector("svg") || each.textContent.trim() === "")
          .map(({ className }) => className),
      );
      assert.deepEqual(bare, []);
    });
  });

  for (const language of ["nn", "en"]) {
    test(`nothing is left in bokmål, ${language}`, async () => {
      await visit({ language }, async (page, element) => {
        const foreign =
          language === "nn"
            ? /\b(ikke|saken|hvem|hvilke|spørsmål gjenstår|mangler|tjenester|møter|uke|mandag|tirsdag|fra at|teamene)\b/i
            : /\b(ikke|saken|team møtes|kl\.|spørsmål|mangler|tjenester|hvorfor|svar)\b/i;
        for (const answers of Object.values(states)) {
          await element.locator("#reset").click();
          await answer(element, answers);
          const text = (await element.locator(".app").innerText()).replaceAll(/[«“].*?[»”]/g, "");
          assert.equal(text.match(foreign)?.[0], undefined);
        }
        // Without those who have only a Norwegian name.
        const paper = (await element.locator(".referral-paper").textContent()).replaceAll(/[«“].*?[»”]/g, "");
        assert.equal(paper.match(foreign)?.[0], undefined);
      });
    });
  }

  for (const width of [280, 320, 460, 799, 800, 1100]) {
    test(`nothing sticks out of a column of ${width} px`, async () => {
      await visit({}, async (page, element) => {
        await element.evaluate((node, px) => node.style.setProperty("width", `${px}px`), width);
        for (const answers of [states.lacking, states.elsewhere]) {
          await answer(element, answers);
          assert.deepEqual(await stickingOut(element), []);
        }
      });
    });
  }
});

test("where WebAssembly is forbidden the twin gives the same answers", async () => {
  const told = [];
  for (const name of ["henvisning.html", "uten-wasm/henvisning.html"])
    await visit({ name }, async (page, element, { requests }) => {
      const twin = requests.some((address) => address.endsWith("/slt.twin.js"));
      assert.equal(twin, name.startsWith("uten-wasm/"));
      const texts = [];
      for (const answers of [good, { purpose: "no" }, { duty: "unclear" }, { duty: "no", anonymous: "yes" }]) {
        await answer(element, answers);
        texts.push(await element.locator(".app").innerText());
      }
      told.push(texts);
    });
  assert.deepEqual(told[0], told[1]);
});
