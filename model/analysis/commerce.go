package analysis

import (
	"wend/model/analysis/formula"
)

// Commerce is what the KPIs of the catalogue say about orders and referrals.
type Commerce struct {
	OrderValue Number `json:"orderValue"`           // money
	Margin     Number `json:"margin"`               // of the order value, 0..1
	PerEntrant Number `json:"revenuePerEntrant"`    // revenue times margin of somebody who enters, money
	K          Number `json:"viralCoefficient"`     // new customers per customer
	Snowball   Number `json:"customersPerCustomer"` // customers in the end per customer, with K
	Advocates  Number `json:"referredShare"`        // share of orders, or customers, that are referrals, 0..1
}

var commerceNumbers = []number{
	{
		topic: "commerce.order-value", title: "Average purchase amount", unit: Money, better: Higher,
		plain:   "What a customer spends in one purchase, on average",
		formula: "revenue / orders", source: own, remedy: enterCatalog,
		get:    whole(func(r *Report) Number { return r.Commerce.OrderValue }),
		inputs: explainer.factInputs,
	},
	{
		topic: "commerce.margin", title: "Margin of an order", unit: Share, better: Higher,
		plain:   "What is left of a purchase after its own costs, as a part of it",
		formula: "margin / value of an order", source: own, remedy: enterCatalog,
		get:    whole(func(r *Report) Number { return r.Commerce.Margin }),
		inputs: explainer.factInputs,
	},
	{
		topic: "commerce.per-entrant", title: "Revenue per entrant", unit: Money, better: Higher,
		plain:   "What is earned with each person who enters the journey, on average, buyers or not",
		formula: "goal probability × average purchase amount × margin", source: own, remedy: enterCatalog + " " + enterFlow,
		get:    whole(func(r *Report) Number { return r.Commerce.PerEntrant }),
		inputs: explainer.factInputs, assumed: explainer.assumedFlow,
	},
	{
		topic: "commerce.k", title: "Viral coefficient", unit: Ratio, better: Higher,
		plain:   "How many new customers each customer brings; from 1 on growth feeds itself",
		formula: "accepted invitations / users", source: viral, remedy: enterCatalog,
		get:    whole(func(r *Report) Number { return r.Commerce.K }),
		inputs: explainer.factInputs,
	},
	{
		topic: "commerce.snowball", title: "Customers per customer", unit: Ratio, better: Higher,
		plain:   "How many customers come of one in the end, with all whom they bring",
		formula: "1 / (1 - K)", source: viral, remedy: enterCatalog,
		get:    whole(func(r *Report) Number { return r.Commerce.Snowball }),
		inputs: explainer.factInputs,
	},
	{
		topic: "commerce.advocates", title: "Referred share", unit: Share, better: Higher,
		plain:   "The part of the customers that came because others told them",
		formula: "referred / all", source: viral, remedy: enterCatalog,
		get:    whole(func(r *Report) Number { return r.Commerce.Advocates }),
		inputs: explainer.factInputs,
	},
}

var commercePart = part{
	needs:   []*part{&flowPart, &kpisPart},
	compute: func(_ *index, r *Report, _ touched) { r.Commerce = commerce(r.Flow, r.KPIs) },
}

// commerce computes what the KPIs say about orders and referrals.
func commerce(f Flow, k KPIs) Commerce {
	c := Commerce{
		OrderValue: k.fact(defOrderValue), Margin: k.fact(defMargin), K: k.fact(defViral), Advocates: k.fact(defReferralRate),
	}
	c.PerEntrant = formula.RevenuePerEntrant(f.Goal, c.OrderValue, c.Margin)
	c.Snowball = formula.Snowball(c.K)
	return c
}

func (e explainer) factInputs(string) []Input {
	c := e.report.Commerce
	return []Input{
		given("Goal probability", Format(e.report.Flow.Goal, Share)).of("flow.goal", ""),
		given("Average purchase amount", Format(c.OrderValue, Money)).of("commerce.order-value", ""),
		given("Margin", Format(c.Margin, Share)).of("commerce.margin", ""),
		given("New customers per customer", Format(c.K, Ratio)).of("commerce.k", ""),
		given("Referred share", Format(c.Advocates, Share)).of("commerce.advocates", ""),
	}
}
