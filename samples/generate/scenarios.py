"""The dossiers of `samples/dossiers`, one function each; its docstring says what the dossier shows."""
from datetime import date
from random import Random

import attachments
import form
import invoices
from capture import Sheet
from dossier import Dossier, Row
from people import Dependant, Provider, Registry

D = date


def _bill(d: Dossier, seller, day, medicines, number):
    return d.bill(seller, day, [(m.name, 1, m.cents) for m in medicines], number)


def _dispense(d: Dossier, seller, day, medicines, number, how="label"):
    """A dispensation row with its bill; the papers are added by the scenario."""
    bill = _bill(d, seller, day, medicines, number)
    d.dispensations.append(Row(day, bill.cents, who=seller, how=how, bill=bill))
    return bill


def _doses(medicines, rng: Random):
    lines = []
    for m in medicines:
        lines += [m.name, rng.choice(["1 cp matin et soir", "1 x 3 / j pdt 7 j", "1 le soir au coucher", "2 / j pdt 10 j"])]
    return lines


def s01(g: Registry):
    """Automatic. A plain consultation and one pharmacy, grey flatbed. Its papers come back in s09 and s10."""
    d = Dossier("s01", "flatbed200grey", "blue", g, g.members[3], D(2026, 3, 9), physician=g.some("physician", 0), hands=("schoolbell", "playwrite-es", "neucha"), deposit=True)
    meds = [g.medicines[0], g.medicines[1], g.medicines[7]]
    d.acts = [Row(D(2026, 2, 24), 15000, "C")]
    bill = _dispense(d, g.some("pharmacy", 0), D(2026, 2, 24), meds, "F-2026/0418")
    d.prescribe(D(2026, 2, 24), _doses(meds, d.rng), "left")
    d.invoice(bill, D(2026, 2, 24), "classic")
    d.labels(meds)
    return d


def s02(g: Registry):
    """Automatic. The insured's spouse, taken by phone; the digits are drawn, the INPE of the pharmacy is by hand."""
    d = Dossier("s02", "phone", "green", g, g.members[8], D(2026, 4, 14), relation="spouse", physician=g.some("physician", 2), hands=("short-stack", "crafty-girls", "indie-flower"),
                drawn_digits=(True, True, False), dates="dmy-", amounts="dh", inks=("black", "blue", "blue"))
    meds = [g.medicines[3], g.medicines[9]]
    d.acts = [Row(D(2026, 4, 2), 30000, "CS")]
    bill = _dispense(d, g.some("pharmacy", 1), D(2026, 4, 3), meds, "20418", how="digits")
    d.prescribe(D(2026, 4, 2), _doses(meds, d.rng), "band")
    d.invoice(bill, D(2026, 4, 3), "ruled")
    d.labels(meds)
    return d


def s03(g: Registry):
    """Automatic. A child's blood tests in one multi-page G4 TIFF."""
    d = Dossier("s03", "tiff_multi", "black", g, g.members[12], D(2026, 5, 20), relation="child", physician=g.some("physician", 3), hands=("walter-turncoat", "yomogi", "mansalva"),
                dates="dmy.", inks=("black", "black", "black"))
    d.acts = [Row(D(2026, 5, 6), 25000, "CS")]
    lab = g.some("laboratory", 0)
    bill = d.bill(lab, D(2026, 5, 7), [("Analyses B 160", 1, 17600)], "26-11734")
    d.diagnostics = [Row(D(2026, 5, 7), 17600, "B 160", who=lab)]
    d.prescribe(D(2026, 5, 6), ["NFS", "CRP", "Ferritine", "Vitamine D"], "two")
    d.invoice(bill, D(2026, 5, 7), "serif")
    d.results(lab, D(2026, 5, 7), ["Hémoglobine", "Leucocytes", "Plaquettes", "CRP", "Ferritine", "Vitamine D"], "line")
    return d


def s04(g: Registry):
    """Manual: `tick_ambiguous`. Both sexes are ticked."""
    d = Dossier("s04", "flatbed300grey", "plum", g, g.members[17], D(2026, 6, 2), physician=g.some("physician", 1), hands=("delicious-handrawn", "zen-kurenaido", "neucha"), ambiguous={"beneficiary_sex"},
                findings=["tick_ambiguous"], route="manual")
    d.acts = [Row(D(2026, 5, 28), 12000, "C")]
    d.extra_ticks = ["sex_f" if d.person.sex == "M" else "sex_m"]
    return d


def s05(g: Registry):
    """Automatic. The form as A3 spreads; two till receipts glued on one sheet."""
    d = Dossier("s05", "a3_spread", "teal", g, g.members[21], D(2026, 7, 1), physician=g.some("physician", 5), hands=("gloria-hallelujah", "klee-one", "short-stack"), dates="d/m/y",
                amounts="plain", drawn_digits=(False, True, False))
    first, second = [g.medicines[10]], [g.medicines[5], g.medicines[13]]
    d.acts = [Row(D(2026, 6, 11), 25000, "CS")]
    shop = g.some("pharmacy", 2)
    one = _dispense(d, shop, D(2026, 6, 11), first, "88213")
    two = _dispense(d, shop, D(2026, 6, 25), second, "88907")
    d.prescribe(D(2026, 6, 11), _doses(first + second, d.rng), "left")
    d.note_invoice(one, D(2026, 6, 11))
    d.note_invoice(two, D(2026, 6, 25))
    d.add("invoice", invoices.glued(d.rng, [invoices.ticket(d.rng, one), invoices.ticket(d.rng, two, "equals")]))
    d.labels(first + second)
    return d


def s06(g: Registry):
    """Returned: `field_empty`. The total and the beneficiary's birth date were left blank; copier with specks."""
    d = Dossier("s06", "mfp200grey", "grey", g, g.members[25], D(2026, 7, 9), relation="spouse", physician=g.some("physician", 8), hands=("bad-script", "schoolbell", "yomogi"),
                blanks={"total_amount", "beneficiary_birth_date"}, findings=["field_empty"], route="returned")
    meds = [g.medicines[2], g.medicines[14]]
    d.acts = [Row(D(2026, 7, 2), 15000, "C")]
    bill = _dispense(d, g.some("pharmacy", 3), D(2026, 7, 2), meds, "FA 7715")
    d.prescribe(D(2026, 7, 2), _doses(meds, d.rng), "slip")
    d.invoice(bill, D(2026, 7, 2), "a5")
    d.labels(meds)
    return d


def s07(g: Registry):
    """Automatic. One PDF; an invoice of two sheets, and a credit note that is no invoice."""
    d = Dossier("s07", "pdf_multi", "blue", g, g.members[29], D(2026, 8, 4), physician=g.some("physician", 9), hands=("playwrite-it-moderna", "walter-turncoat", "klee-one"), amounts="point",
                struck={"acts[1].amount"})
    meds = [g.medicines[i] for i in (1, 4, 6, 11, 12, 15)]
    d.acts = [Row(D(2026, 7, 20), 25000, "CS"), Row(D(2026, 7, 20), 45000, "K 20")]
    seller = g.some("pharmacy", 4)
    bill = _dispense(d, seller, D(2026, 7, 21), meds, "2026-5530")
    d.prescribe(D(2026, 7, 20), _doses(meds[:4], d.rng), "band")
    d.note_invoice(bill, D(2026, 7, 21))
    d.add("invoice", invoices.invoice(d.rng, bill, "classic", lines=bill.lines[:4], sheet="1/2", total=False))
    d.add("invoice", invoices.invoice(d.rng, bill, "classic", lines=bill.lines[4:], sheet="2/2"))
    d.add("invoice", invoices.credit_note(d.rng, d.bill(seller, D(2026, 7, 23), [(g.medicines[8].name, 1, g.medicines[8].cents)], "AV-118")))
    d.labels(meds)
    return d


def s08(g: Registry):
    """Automatic. Turned pages, a physiotherapist, a service not covered, and a blank sheet."""
    d = Dossier("s08", "flatbed200grey", "green", g, g.members[33], D(2026, 9, 3), relation="child", physician=g.some("physician", 8), hands=("la-belle-aurore", "delicious-handrawn", "gloria-hallelujah"),
                turns={"p1": 90, "p2": 180, "p3": 270}, drawn_digits=(True, False, False), physician_label=False, uncovered=[("Attelle de nuit", 18000, 1)])
    kine = g.some("paramedical", 0)
    d.acts = [Row(D(2026, 8, 10), 15000, "C")]
    d.paramedical = [Row(D(2026, 8, 19), 45000, "AMM 8", 5, who=kine)]
    d.prescribe(D(2026, 8, 10), ["Rééducation du genou droit", "5 séances"], "left", turned=180)
    d.add("blank", form.Paper())
    return d


def s09(g: Registry):
    """Manual: `duplicate_act`. The consultation of s01 claimed a second time, among new care."""
    d = Dossier("s09", "flatbed200grey", "black", g, g.members[3], D(2026, 4, 20), physician=g.some("physician", 0), hands=("schoolbell", "playwrite-es", "neucha"),
                findings=["duplicate_act"], route="manual")
    meds = [g.medicines[2]]
    d.acts = [Row(D(2026, 2, 24), 15000, "C"), Row(D(2026, 3, 30), 15000, "C")]
    bill = _dispense(d, g.some("pharmacy", 0), D(2026, 3, 30), meds, "F-2026/0733")
    d.prescribe(D(2026, 3, 30), _doses(meds, d.rng), "left")
    d.invoice(bill, D(2026, 3, 30), "classic")
    d.labels(meds)
    return d


def s10(g: Registry):
    """Manual: `duplicate_page`. The prescription of s05 handed in again (by phone) to renew the treatment."""
    earlier = s05(g)
    d = Dossier("s10", "phone", "teal", g, g.members[21], D(2026, 8, 20), physician=g.some("physician", 5), hands=("gloria-hallelujah", "klee-one", "short-stack"), dates="d/m/y",
                repeats={3}, findings=["duplicate_page"], route="manual")
    meds = [g.medicines[5]]
    bill = _dispense(d, g.some("pharmacy", 2), D(2026, 7, 27), meds, "90155")
    d.acts = []
    d.sheets.append(Sheet("prescription", next(s.paper for s in earlier.sheets if s.kind == "prescription")))
    d.note_prescription(D(2026, 6, 11))
    d.note_invoice(bill, D(2026, 7, 27))
    d.add("invoice", invoices.glued(d.rng, [invoices.ticket(d.rng, bill)]))
    d.labels(meds)
    return d


def s11(g: Registry):
    """Returned: `insured_signature_missing`. A dark, soft phone picture."""
    d = Dossier("s11", "phone_low", "blue", g, g.members[37], D(2026, 9, 15), relation="spouse", physician=g.some("physician", 1), hands=("klee-one", "short-stack", "schoolbell"),
                signatures=(False, True), findings=["insured_signature_missing"], route="returned")
    meds = [g.medicines[7], g.medicines[14]]
    d.acts = [Row(D(2026, 9, 4), 12000, "C")]
    bill = _dispense(d, g.some("pharmacy", 5), D(2026, 9, 4), meds, "4419")
    d.prescribe(D(2026, 9, 4), _doses(meds, d.rng), "two")
    d.invoice(bill, D(2026, 9, 4), "serif")
    d.labels(meds)
    return d


def s12(g: Registry):
    """Returned: `medicine_labels_missing`. Bitonal TIFF, one file a page."""
    d = Dossier("s12", "bitonal200", "plum", g, g.members[41], D(2026, 10, 6), physician=g.some("physician", 4), hands=("neucha", "gloria-hallelujah", "bad-script"),
                findings=["medicine_labels_missing"], route="returned", dates="dmy-", amounts="plain", inks=("black", "blue", "black"))
    meds = [g.medicines[14], g.medicines[7]]
    d.acts = [Row(D(2026, 9, 22), 30000, "CS")]
    bill = _dispense(d, g.some("pharmacy", 6), D(2026, 9, 22), meds, "N-3316")
    d.prescribe(D(2026, 9, 22), _doses(meds, d.rng), "left")
    d.invoice(bill, D(2026, 9, 22), "ruled")
    return d


def s13(g: Registry):
    """Manual: `sum_mismatch`. The total written on page 1 is 100 dirhams too high; bitonal PDF, one file a page."""
    d = Dossier("s13", "bitonal300pdf", "teal", g, g.members[45], D(2026, 10, 19), physician=g.some("physician", 2), hands=("mansalva", "playwrite-us-trad", "walter-turncoat"),
                findings=["sum_mismatch"], route="manual", inks=("black", "black", "blue"))
    meds = [g.medicines[3]]
    d.acts = [Row(D(2026, 10, 5), 30000, "CS"), Row(D(2026, 10, 5), 33750, "K 15")]
    bill = _dispense(d, g.some("pharmacy", 0), D(2026, 10, 6), meds, "F-2026/2291")
    d.written["total_amount"] = str(d.total + 10000)
    d.prescribe(D(2026, 10, 5), _doses(meds, d.rng), "band")
    d.invoice(bill, D(2026, 10, 6), "classic")
    d.labels(meds)
    return d


def s14(g: Registry):
    """Manual: `member_mismatch`. The number belongs to another member than the name and the CIN; an identity card is attached."""
    d = Dossier("s14", "mfp200grey", "blue", g, g.members[49], D(2026, 10, 27), physician=g.some("physician", 10), hands=("indie-flower", "mansalva", "klee-one"),
                findings=["member_mismatch"], route="manual")
    other = g.members[50]
    d.written["insured_immatriculation"] = other.number
    meds = [g.medicines[11]]
    d.acts = [Row(D(2026, 10, 14), 25000, "CS")]
    bill = _dispense(d, g.some("pharmacy", 1), D(2026, 10, 14), meds, "30772")
    d.prescribe(D(2026, 10, 14), _doses(meds, d.rng), "two")
    d.invoice(bill, D(2026, 10, 14), "a5")
    d.labels(meds)
    d.add("identity_card", attachments.identity_card(d.rng, d.person.first, d.person.last, d.person.birth.strftime("%d/%m/%Y"), d.person.cin))
    return d


def s15(g: Registry):
    """Manual: `hospitalisation`. A clinic's label, imaging, colour flatbed."""
    d = Dossier("s15", "flatbed200", "plum", g, g.members[53], D(2026, 11, 3), relation="spouse", physician=g.some("physician", 9), facility=g.some("facility", 0),
                care=("hospitalisation",), hands=("crafty-girls", "schoolbell", "neucha"), findings=["hospitalisation"], route="manual", inks=("blue", "violet", "black"))
    imaging = g.some("radiology", 0)
    d.acts = [Row(D(2026, 10, 12), 112500, "K 50"), Row(D(2026, 10, 13), 30000, "VS")]
    bill = d.bill(imaging, D(2026, 10, 12), [("Échographie Z 40", 1, 48000)], "IC/26/771")
    d.diagnostics = [Row(D(2026, 10, 12), 48000, "Z 40", who=imaging)]
    d.prescribe(D(2026, 10, 12), ["Échographie abdominale"], "left")
    d.invoice(bill, D(2026, 10, 12), "ruled")
    return d


def s16(g: Registry):
    """Returned: `form_missing`. A dental form was handed in instead of page 1, with a school certificate."""
    d = Dossier("s16", "flatbed200grey", "green", g, g.members[56], D(2026, 11, 10), relation="child", physician=g.some("physician", 8), hands=("schoolbell", "indie-flower", "yomogi"),
                dropped={"p1"}, findings=["form_missing"], route="returned")
    meds = [g.medicines[4], g.medicines[15]]
    d.acts = [Row(D(2026, 10, 30), 15000, "C")]
    bill = _dispense(d, g.some("pharmacy", 3), D(2026, 10, 30), meds, "FA 9920")
    d.add("other", attachments.dental_form(d.rng))
    d.prescribe(D(2026, 10, 30), _doses(meds, d.rng), "slip")
    d.invoice(bill, D(2026, 10, 30), "serif")
    d.labels(meds)
    d.add("other", attachments.school_certificate(d.rng, d.patient(), d.member.city, "15/09/2026"))
    return d


def s17(g: Registry):
    """Automatic. A dark, soft phone picture that a careful person reads."""
    d = Dossier("s17", "phone_low", "black", g, g.members[5], D(2026, 11, 12), physician=g.some("physician", 11), hands=("neucha", "short-stack", "schoolbell"), amounts="comma")
    meds = [g.medicines[9]]
    d.acts = [Row(D(2026, 11, 5), 30000, "CS")]
    bill = _dispense(d, g.some("pharmacy", 4), D(2026, 11, 5), meds, "2026-8842")
    d.prescribe(D(2026, 11, 5), _doses(meds, d.rng), "band")
    d.invoice(bill, D(2026, 11, 5), "classic")
    d.labels(meds)
    return d


def s18(g: Registry):
    """Returned: `image_unreadable`. Page 2 lies half outside the picture."""
    d = Dossier("s18", "flatbed200grey", "grey", g, g.members[11], D(2026, 11, 16), physician=g.some("physician", 0), hands=("walter-turncoat", "klee-one", "neucha"), cut={"p2"},
                findings=["image_unreadable"], route="returned", with_instructions=True)
    d.acts = [Row(D(2026, 11, 9), 12000, "C")]
    return d


def s19(g: Registry):
    """Returned: `physician_signature_missing`, and `accident`."""
    d = Dossier("s19", "bitonal200", "blue", g, g.members[14], D(2026, 8, 25), physician=g.some("physician", 9), hands=("short-stack", "gloria-hallelujah", "schoolbell"), care=("accident", "illness"),
                signatures=(True, False), findings=["physician_signature_missing", "accident"], route="returned", inks=("blue", "black", "black"), amounts="dh")
    meds = [g.medicines[14]]
    d.acts = [Row(D(2026, 8, 17), 25000, "CS")]
    bill = _dispense(d, g.some("pharmacy", 5), D(2026, 8, 17), meds, "4502")
    d.prescribe(D(2026, 8, 17), _doses(meds, d.rng), "two")
    d.invoice(bill, D(2026, 8, 17), "classic")
    d.labels(meds)
    return d


def s20(g: Registry):
    """Returned: `prescription_missing`, and `maternity`."""
    d = Dossier("s20", "bitonal300pdf", "green", g, g.members[18], D(2026, 9, 8), relation="spouse", physician=g.some("physician", 5), hands=("mansalva", "neucha", "walter-turncoat"), care=("maternity",),
                findings=["prescription_missing", "maternity"], route="returned", dates="d/m/y")
    lab = g.some("laboratory", 1)
    d.acts = [Row(D(2026, 8, 24), 25000, "CS")]
    d.diagnostics = [Row(D(2026, 8, 26), 24200, "B 220", who=lab, how="digits")]
    d.invoice(d.bill(lab, D(2026, 8, 26), [("Bilan de grossesse B 220", 1, 24200)], "LR/2026/908"), D(2026, 8, 26), "a5")
    d.results(lab, D(2026, 8, 26), ["Groupe sanguin", "Glycémie", "Toxoplasmose", "Rubéole"])
    return d


def s21(g: Registry):
    """Manual: `member_unknown` and `provider_unknown`. A number that no one has, a physician who has closed, a pharmacy that is in no list."""
    d = Dossier("s21", "tiff_multi", "grey", g, g.members[22], D(2026, 9, 29), physician=g.some("physician", 7), hands=("zen-kurenaido", "mansalva", "short-stack"),
                findings=["member_unknown", "provider_unknown"], route="manual", inks=("black", "black", "blue"))
    d.written["insured_immatriculation"] = "407915826"
    shop = Provider("733150498", "Pharmacie du Phare", "pharmacy", "", "Safi")
    meds = [g.medicines[6], g.medicines[13]]
    d.acts = [Row(D(2026, 9, 14), 30000, "CS")]
    bill = _dispense(d, shop, D(2026, 9, 15), meds, "P-2207")
    d.prescribe(D(2026, 9, 14), _doses(meds, d.rng), "band")
    d.invoice(bill, D(2026, 9, 15), "serif")
    d.labels(meds)
    return d


def s22(g: Registry):
    """Manual: `rights_closed` and `deadline_passed`. Rights ended in June, care in July, handed in three months later."""
    d = Dossier("s22", "bitonal200", "teal", g, g.members[57], D(2026, 10, 30), physician=g.some("physician", 10), hands=("klee-one", "delicious-handrawn", "neucha"),
                findings=["rights_closed", "deadline_passed"], route="manual", dates="dmy.", inks=("black", "black", "black"))
    d.acts = [Row(D(2026, 7, 22), 25000, "CS"), Row(D(2026, 8, 5), 33750, "K 15")]
    return d


def s23(g: Registry):
    """Manual: `beneficiary_unknown` and `invoice_mismatch`. A child that is not registered; the pharmacy's bill says more than the row."""
    m = g.members[26]
    stranger = Dependant("child", m.last, "Iyad", D(2017, 2, 8), "M")
    d = Dossier("s23", "bitonal200", "plum", g, m, D(2026, 10, 12), relation="child", person=stranger, physician=g.some("physician", 3), hands=("schoolbell", "walter-turncoat", "gloria-hallelujah"),
                findings=["beneficiary_unknown", "invoice_mismatch"], route="manual", inks=("blue", "blue", "black"))
    meds = [g.medicines[4], g.medicines[0]]
    d.acts = [Row(D(2026, 10, 1), 30000, "CS")]
    bill = _dispense(d, g.some("pharmacy", 3), D(2026, 10, 1), meds, "FA 9414")
    d.dispensations[0].cents = bill.cents - 1000
    d.prescribe(D(2026, 10, 1), _doses(meds, d.rng), "slip")
    d.invoice(bill, D(2026, 10, 1), "ruled")
    d.labels(meds)
    return d


def s24(g: Registry):
    """Manual: `child_over_age` and `amount_implausible`, with the note `attachment_count_mismatch`."""
    m = g.members[58]
    d = Dossier("s24", "bitonal300pdf", "black", g, m, D(2026, 11, 2), relation="child", person=m.dependants[-1], physician=g.some("physician", 0), hands=("crafty-girls", "playwrite-es", "yomogi"),
                declared=4, findings=["child_over_age", "amount_implausible", "attachment_count_mismatch"], route="manual", amounts="point", drawn_digits=(False, True, False))
    imaging = g.some("radiology", 1)
    d.acts = [Row(D(2026, 10, 20), 68000, "C")]
    d.diagnostics = [Row(D(2026, 10, 21), 30000, "Z 25", who=imaging)]
    d.prescribe(D(2026, 10, 20), ["Radiographie du thorax", "face et profil"], "left")
    d.invoice(d.bill(imaging, D(2026, 10, 21), [("Radiographie Z 25", 1, 30000)], "OR-5512"), D(2026, 10, 21), "classic")
    return d


def s25(g: Registry):
    """Manual: `date_inconsistent` and `prior_agreement_request`. Dispensed a week before it was prescribed."""
    d = Dossier("s25", "tiff_multi", "green", g, g.members[30], D(2026, 11, 9), physician=g.some("physician", 11), request="prior_agreement", hands=("indie-flower", "schoolbell", "klee-one"),
                findings=["date_inconsistent", "prior_agreement_request"], route="manual", dates="dmy-", inks=("blue", "black", "black"))
    meds = [g.medicines[15]]
    d.acts = [Row(D(2026, 10, 22), 30000, "CS")]
    bill = _dispense(d, g.some("pharmacy", 6), D(2026, 10, 15), meds, "N-3590")
    d.prescribe(D(2026, 10, 22), _doses(meds, d.rng), "band")
    d.invoice(bill, D(2026, 10, 15), "a5")
    d.labels(meds)
    return d


def s26(g: Registry):
    """Returned: `form_page_missing`. Page 2 was not handed in."""
    d = Dossier("s26", "bitonal200", "grey", g, g.members[34], D(2026, 11, 17), relation="spouse", physician=g.some("physician", 8), hands=("gloria-hallelujah", "short-stack", "mansalva"),
                dropped={"p2"}, findings=["form_page_missing"], route="returned", inks=("black", "blue", "black"), deposit=True)
    meds = [g.medicines[1]]
    d.acts = [Row(D(2026, 11, 6), 15000, "C")]
    bill = _dispense(d, g.some("pharmacy", 2), D(2026, 11, 6), meds, "91744")
    d.prescribe(D(2026, 11, 6), _doses(meds, d.rng), "slip")
    d.note_invoice(bill, D(2026, 11, 6))
    d.add("invoice", invoices.glued(d.rng, [invoices.ticket(d.rng, bill)]))
    d.labels(meds)
    return d


ALL = [s01, s02, s03, s04, s05, s06, s07, s08, s09, s10, s11, s12, s13, s14, s15, s16, s17, s18, s19, s20, s21, s22, s23, s24, s25, s26]
