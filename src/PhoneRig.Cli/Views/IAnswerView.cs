using PhoneRig.Hosting.Control;

namespace PhoneRig.Cli.Views;

/// <summary>Shows the events of an answer that is no run. Whatever was begun is on its way to the reader when it is disposed of.</summary>
internal interface IAnswerView : IDisposable
{
    /// <summary>Takes an event and returns at once; what is not of the view's kind is passed over.</summary>
    void Show(ControlEvent told);
}
