// An event that is being planned, as the host page knows it: any page can fill the element in.
document.querySelector("slt-event-check").application = {
  title: "Vinterdisko i Ankerhallen",
  kind: "disco",
  access: "public",
  schools: 3,
  participants: 180,
  ageMin: 13,
  ageMax: 18,
  start: "2027-01-29T19:00",
  end: "2027-01-30T00:00",
  responsible: { age: 41 },
  guards: [{ age: 34 }, { age: 38 }, { age: 45 }],
  drugFree: true,
  nearSchoolDistrict: true,
};
