// The page's own language buttons set the element's attribute, as any host page can.
for (const group of document.querySelectorAll("[data-language-switch]")) {
  const target = document.getElementById(group.dataset.languageSwitch);
  const buttons = [...group.querySelectorAll("button")];
  group.hidden = false;
  for (const button of buttons) {
    button.addEventListener("click", () => {
      target.setAttribute("language", button.value);
      for (const other of buttons) other.setAttribute("aria-pressed", String(other === button));
    });
  }
}
