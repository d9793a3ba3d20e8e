package text

import (
	"slices"
	"strings"

	"wend/model"
)

// definitions are the KPIs of the catalogue: how a file refers to them, and their
// names.
var definitions = []struct{ key, name string }{
	{"click-through", "Click-through rate"},
	{"traffic", "Website traffic"},
	{"organic-traffic", "Search visibility"},
	{"brand-awareness", "Brand awareness"},
	{"reach", "Reach"},
	{"impressions", "Impressions"},
	{"bounce-rate", "Bounce rate"},
	{"time-on-page", "Time on page"},
	{"time-on-activity", "Time on activity"},
	{"page-visits", "Page visits"},
	{"content-downloads", "Content downloads"},
	{"engagement-rate", "Engagement rate"},
	{"content-satisfaction", "Satisfaction with content"},
	{"time-in-stage", "Time in stage"},
	{"return-visits", "Return visits"},
	{"stage-conversion", "Conversion to the next stage"},
	{"page-conversion", "Page conversion rate"},
	{"purchase-intent", "Purchase intent"},
	{"comparison-use", "Use of the comparison"},
	{"reviews-read", "Reviews read"},
	{"trial-starts", "Trials started"},
	{"offer-uptake", "Offer uptake"},
	{"add-to-cart", "Add-to-cart rate"},
	{"recommendation-clicks", "Clicks on recommendations"},
	{"conversion-rate", "Conversion rate"},
	{"cart-abandonment", "Cart abandonment"},
	{"average-purchase", "Average purchase amount"},
	{"checkout-steps", "Checkout steps"},
	{"payment-failures", "Payment failures"},
	{"revenue", "Revenue"},
	{"csat", "Customer satisfaction"},
	{"effort", "Customer effort"},
	{"response-time", "Response time"},
	{"resolution", "Solved at first contact"},
	{"delivery-on-time", "Delivered on time"},
	{"return-rate", "Return rate"},
	{"retention-rate", "Retention rate"},
	{"churn", "Churn"},
	{"repeat-purchase", "Repeat purchase rate"},
	{"lifetime-value", "Lifetime value"},
	{"subscription-retention", "Subscriptions renewed"},
	{"loyalty-activity", "Activity in the loyalty programme"},
	{"nps", "Net promoter score"},
	{"referrals", "Referrals"},
	{"referral-rate", "Referral rate"},
	{"viral-coefficient", "New customers per customer"},
	{"reviews-posted", "Reviews posted"},
	{"reputation", "Reputation"},
	{"new-customers", "New customers by recommendation"},
	{"roi", "Return on investment"},
	{"journey-revenue", "Revenue of the journey"},
	{"goal-probability", "Goal probability"},
	{"emotion-index", "Emotion index"},
	{"margin", "Margin"},
	{"growth", "Growth"},
}

// defines reports whether field f of o refers to the catalogue of KPIs.
func defines(o model.Object, f model.Field) bool {
	return f.Name == "definition" && o.Kind() == model.KindKPI
}

// Definition is what the catalogue calls the KPI that a definition refers to; a
// definition that it does not have is itself.
func Definition(key string) string {
	for _, d := range definitions {
		if d.key == key {
			return d.name
		}
	}
	return key
}

// DefinitionKey is the definition that somebody means by the name of a KPI in the
// catalogue, in any case; other text is itself.
func DefinitionKey(name string) string {
	i := slices.IndexFunc(definitions, func(d struct{ key, name string }) bool { return strings.EqualFold(d.name, strings.TrimSpace(name)) })
	if i < 0 {
		return name
	}
	return definitions[i].key
}

// Typed is what field f of o holds, of one text, as one types it.
func Typed(o model.Object, f model.Field) string {
	if defines(o, f) {
		return Definition(TextIn(o, f))
	}
	return TextIn(o, f)
}

// Meant is the text of field f of o that somebody means who typed something.
func Meant(o model.Object, f model.Field, typed string) string {
	if defines(o, f) {
		return DefinitionKey(typed)
	}
	return typed
}

// Known are the texts that field f of o is known to take; nil: any.
func Known(o model.Object, f model.Field) []string {
	if !defines(o, f) {
		return nil
	}
	out := make([]string, len(definitions))
	for i, d := range definitions {
		out[i] = d.name
	}
	return out
}
