// Runs before the first paint, so that the menu does not flash open on a narrow screen. Without scripts the menu simply stays open.
document.documentElement.classList.add("scripted");
