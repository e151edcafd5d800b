using System.Text.Json.Nodes;
using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Timeline;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Labels;

namespace PhoneRig.Cli.Views;

/// <summary>Shows the label of one phone of a campaign.</summary>
/// <param name="output">Standard output.</param>
/// <param name="wanted">The phone, as a person writes it.</param>
/// <param name="drawn">Whether as a drawing.</param>
/// <param name="json">Whether for a program.</param>
/// <param name="simulated">Whether the rig's phones are simulated.</param>
internal sealed class LabelView(TextWriter output, string wanted, bool drawn, bool json, bool simulated) : IAnswerView
{
    /// <summary>Why there is no label, as a sentence; null: it was shown.</summary>
    public string? Problem { get; private set; } = "this rig has had no campaign: phonerig campaign start begins one";

    public void Show(ControlEvent told)
    {
        if (told is not ControlEvent.Accounted { Account: var account })
        {
            return;
        }

        var name = MacLabel.TryRead(wanted, out var mac) ? mac : wanted;
        if (account.Phones.FirstOrDefault(phone => phone.Phone == name || phone.Mac == name) is not { } found)
        {
            Problem = account.Phones.IsEmpty
                ? $"campaign {account.Campaign} has seen no phone yet"
                : $"campaign {account.Campaign} has no phone \"{wanted}\"; {NearestWord.Hint(name, account.Phones.Select(phone => phone.Phone))}";
        }
        else if (PhoneLabel.Of(found, simulated, TimeZoneInfo.Local) is not { } label)
        {
            Problem = $"{found.Phone} was put into no bin yet: phonerig campaign status says where it is";
        }
        else
        {
            Problem = null;
            output.Write(json ? $"{Json(label)}\n" : drawn ? LabelDrawing.Svg(label) : label.Text);
        }
    }

    public void Dispose() => output.Flush();

    private string Json(PhoneLabel label) => new JsonObject
    {
        ["label"] = new JsonObject
        {
            ["phone"] = label.Phone,
            ["bin"] = label.Bin,
            ["lines"] = new JsonArray([.. label.Lines.Select(line => JsonValue.Create(line))]),
            ["code"] = label.Code,
            ["svg"] = drawn ? LabelDrawing.Svg(label) : null,
        },
    }.ToJsonString(FactJson.Options);
}
