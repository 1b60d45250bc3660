// A button with data-copy="id" copies the text of that element, and says so where screen readers hear it.
for (const button of document.querySelectorAll("button[data-copy]")) {
  const source = document.getElementById(button.dataset.copy);
  const status = document.getElementById(button.dataset.status);
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(source.textContent.trim());
      status.textContent = "Kopiert.";
    } catch {
      getSelection().selectAllChildren(source);
      status.textContent = "Nettleseren lot oss ikke kopiere. Teksten er merket: trykk Ctrl + C.";
    }
  });
}
